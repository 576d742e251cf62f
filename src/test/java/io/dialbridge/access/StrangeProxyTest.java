package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.testing.StrangeProxy;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Who is no trusted proxy can claim what it likes. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@TestProfile(StrangeProxy.class)
class StrangeProxyTest {
  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void whatItForwardsChangesNothing() {
    assertThat(ProxyTest.addressAudited(facade, AnswerHeadersTest.CLAIMS)).isEqualTo("127.0.0.1");
    assertThat(
            facade.get("/v1/causes", AnswerHeadersTest.CLAIMS).header("Strict-Transport-Security"))
        .isEmpty();
  }
}
