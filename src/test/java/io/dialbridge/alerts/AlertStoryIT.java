package io.dialbridge.alerts;

import static io.dialbridge.alerts.Phoned.number;
import static io.dialbridge.alerts.Phoned.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An alert phones people until one takes it, told against the package. */
@QuarkusIntegrationTest
@QuarkusTestResource(TwinBeside.class)
class AlertStoryIT {
  /** Nobody looks into the database here. */
  private final Phoned phoned = new Phoned(null);

  @Test
  void anAlertPhonesPeopleUntilOneTakesIt() {
    String chain = phoned.chain(number(32, 881), number(31, 882));
    String route = phoned.route(chain);
    String payload = phoned.group("alertmanager-firing.json", "it").toString();
    JsonNode told = phoned.facade.post("/v1/alerts/dry-run", payload, Map.of()).body();
    assertThat(told.path("route").asText()).isEqualTo(route);
    assertThat(told.path("calls")).hasSize(2);

    String id = phoned.fire("it").path("id").asText();

    JsonNode incident = phoned.awaitState(id, "acknowledged");
    assertThat(incident.path("acknowledgedBy").asText()).isEqualTo("person 2");
    assertThat(incident.path("alerts")).hasSize(2);
    assertThat(incident.at("/alerts/0/labels/severity").asText()).isEqualTo("critical");
    assertThat(of(incident, "calling").getFirst().path("number").asText())
        .isEqualTo("+86154****2881");
    assertThat(phoned.facade.get("/v1/alert-chains/" + chain).body().path("steps")).hasSize(2);
    assertThat(phoned.facade.get("/v1/alert-routes/" + route).body().path("matchers")).hasSize(1);
    phoned.cease("it");
    assertThat(phoned.state(id)).isEqualTo("resolved");
  }
}
