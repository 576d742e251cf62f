package io.dialbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class PlatformStopRequestTest {
  /** The form of rtc_05_0007. */
  @Test
  void namesTheSessionWithASmallI() throws JsonProcessingException {
    PlatformStopRequest request =
        PlatformStopRequest.of("1202_566_0_20260115083020@callenabler.example.com");

    assertThat(new ObjectMapper().writeValueAsString(request))
        .isEqualTo(
            """
            {"sessionid":"1202_566_0_20260115083020@callenabler.example.com","signal":"call_stop"}\
            """);
  }
}
