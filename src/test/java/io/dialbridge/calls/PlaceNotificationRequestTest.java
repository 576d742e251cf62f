package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.calls.PlaceNotificationRequest.Item;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceNotificationRequestTest {
  /** Its fingerprint is made of this: a client may repeat it across an update of the service. */
  @Test
  void aRequestWithoutTheNewFieldIsWrittenAsBeforeThereWasOne() throws JsonProcessingException {
    String written =
        new ObjectMapper()
            .writeValueAsString(
                new PlaceNotificationRequest(
                    "+8615400010001",
                    List.of(new Item("a.wav", null, null, 1, null, "1", null)),
                    null,
                    null,
                    null));

    assertThat(written)
        .isEqualTo(
            """
            {"callee":"+8615400010001","items":[{"file":"a.wav","template":null,"parameters":null,"collectDigits":1,"replay":null,"replayOn":"1"}],"app":null,"shownToCallee":null,"reference":null}""");
  }
}
