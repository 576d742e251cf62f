package io.dialbridge.platform;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
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

  /** rtc_05_0013, 语音通知; the small n is the platform's. */
  @POST
  @Path("/rest/httpsessions/callnotify/v2.0")
  Response notification(
      @HeaderParam("Authorization") String authorization,
      @HeaderParam("X-AKSK") @Nullable String aksk,
      @HeaderParam("X-WSSE") @Nullable String wsse,
      PlatformNotificationRequest request);

  /** rtc_05_0016, 语音验证码. */
  @POST
  @Path("/rest/httpsessions/callVerify/v1.0")
  Response verification(
      @HeaderParam("Authorization") String authorization,
      @HeaderParam("X-AKSK") @Nullable String aksk,
      @HeaderParam("X-WSSE") @Nullable String wsse,
      PlatformVerificationRequest request);

  /** rtc_05_0011, 获取录音文件下载地址: 301 is the success. Its page asks for the content type too. */
  @GET
  @Path("/rest/provision/voice/record/v1.0")
  @ClientHeaderParam(name = "Content-Type", value = "application/json;charset=UTF-8")
  Response recording(
      @HeaderParam("Authorization") String authorization,
      @HeaderParam("X-AKSK") @Nullable String aksk,
      @HeaderParam("X-WSSE") @Nullable String wsse,
      @QueryParam("fileName") String fileName,
      @QueryParam("recordDomain") String recordDomain);
}
