package io.dialbridge.platform;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/**
 * The platform's requests, letter by letter. Paths are case-sensitive; the content type is fixed.
 * The answer stays a {@link Response}, because refusals come as 4xx and 5xx with a body that must
 * be read.
 */
@RegisterRestClient(configKey = "voice-platform")
@Consumes("application/json;charset=UTF-8")
interface PlatformRestClient {
  /** rtc_05_0006, 语音回呼. */
  @POST
  @Path("/rest/httpsessions/click2Call/v2.0")
  Response callback(
      @HeaderParam("Authorization") String authorization,
      @HeaderParam("X-AKSK") @Nullable String aksk,
      @HeaderParam("X-WSSE") @Nullable String wsse,
      PlatformCallbackRequest request);

  /** rtc_05_0007, 终止呼叫. */
  @POST
  @Path("/rest/httpsessions/callStop/v2.0")
  Response stop(
      @HeaderParam("Authorization") String authorization,
      @HeaderParam("X-AKSK") @Nullable String aksk,
      @HeaderParam("X-WSSE") @Nullable String wsse,
      PlatformStopRequest request);
}
