package io.dialbridge.harness;

import io.dialbridge.platform.AkskSignature;
import io.dialbridge.testing.TestingFacade;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * All pushes of one answered callback, as the platform sends them: seven statuses, then the bill.
 * Made as the very bytes of their HTTP requests, signed in the form of 2026, so that playing them
 * costs next to nothing.
 */
final class CallPushes {
  static final int STATUSES = 7;
  static final int PUSHES = STATUSES + 1;

  static final String CALLER = "+8615400000001";
  static final String CALLEE = "+8615400010001";
  private static final String TO_CALLER = "+8675500001111";
  private static final String TO_CALLEE = "+8675500001111";
  private static final String APP_KEY = "dialbridgeDevCallbackKey01";
  private static final String APP_SECRET = "dialbridge-dev-callback-secret";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** Beijing time with a literal Z, as the pages of 2026 have it. */
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.ofHours(8));

  private final String url;
  private final Instant start = Instant.now();
  private final Random random = new Random(1);

  CallPushes(String serviceUrl) {
    url = serviceUrl + TestingFacade.PUSH_DOOR;
  }

  static String callbackRequest() {
    return "{\"caller\":\"%s\",\"callee\":\"%s\"}".formatted(CALLER, CALLEE);
  }

  List<byte[]> requests(CallCopies.Copy call) {
    return Stream.of(
            status(call, "callout", 0, TO_CALLER, CALLER, ""),
            status(call, "alerting", 4, TO_CALLER, CALLER, ""),
            status(call, "answer", 9, TO_CALLER, CALLER, ""),
            status(call, "callout", 9, TO_CALLEE, CALLEE, ""),
            status(call, "alerting", 14, TO_CALLEE, CALLEE, ""),
            status(call, "answer", 21, TO_CALLEE, CALLEE, ""),
            status(
                call,
                "disconnect",
                61,
                TO_CALLER,
                CALLER,
                ",\"partyType\":\"calling\",\"stateCode\":0,\"stateDesc\":\"The user releases the call.\""),
            bill(call))
        .map(this::request)
        .toList();
  }

  private String status(
      CallCopies.Copy call, String event, int second, String shown, String called, String more) {
    return """
        {"eventType":"%s","statusInfo":{"sessionId":"%s","timestamp":"%s","caller":"%s","called":"%s"%s,"userData":"%s"}}"""
        .formatted(event, call.sessionId(), time(second), shown, called, more, call.id());
  }

  private String bill(CallCopies.Copy call) {
    return """
        {"eventType":"fee","feeLst":[{"direction":0,"spId":"CaaS_Test_01","appKey":"%s","icid":"CAE-20260115163020-12019775","bindNum":"%s","sessionId":"%s",\
        "callerNum":"%s","calleeNum":"%s","fwdDisplayNum":"%s","fwdDstNum":"%s","callOutStartTime":"%s","callOutAlertingTime":"%s","callOutAnswerTime":"%s",\
        "fwdStartTime":"%s","fwdAlertingTime":"%s","fwdAnswerTime":"%s","callEndTime":"%s","fwdUnaswRsn":0,"ulFailReason":0,"sipStatusCode":0,"callOutUnaswRsn":0,\
        "recordFlag":0,"ttsPlayTimes":0,"ttsTransDuration":0,"serviceType":"002","hostName":"callenabler.example.com","userData":"%s"}]}"""
        .formatted(
            APP_KEY,
            TO_CALLER,
            call.sessionId(),
            TO_CALLER,
            CALLER,
            TO_CALLEE,
            CALLEE,
            time(0),
            time(4),
            time(9),
            time(9),
            time(14),
            time(21),
            time(61),
            call.id());
  }

  private String time(int second) {
    return TIME.format(start.plusSeconds(second));
  }

  private byte[] request(String body) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    String created = CREATED.format(start);
    URI address = URI.create(url);
    return """
        POST %s HTTP/1.1\r
        Host: %s\r
        Content-Type: application/json;charset=UTF-8\r
        Authorization: AKSK realm="SDP",profile="UsernameToken",type="Appkey"\r
        X-AKSK: UsernameToken Username="%s",PasswordDigest="%s",Nonce="%s",Created="%s"\r
        Content-Length: %d\r
        \r
        %s"""
        .formatted(
            address.getPath(),
            address.getAuthority(),
            APP_KEY,
            AkskSignature.ofPush2026(APP_SECRET, url, nonce, created),
            nonce,
            created,
            body.length(),
            body)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
