package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TraceCollector;
import io.dialbridge.testing.TwinBeside;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One call is one trace, from the request that placed it to its bill; told to a real collector. */
@QuarkusIntegrationTest
@QuarkusTestResource(TwinBeside.class)
@QuarkusTestResource(value = TraceCollector.class, restrictToAnnotatedClass = true)
class TracesIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Path LOG = Path.of("target/quarkus.log");
  private static final String CALLER = "15400000105";
  private static final String CALLEE = "15400010105";

  private final TestingFacade facade = TestingFacade.ofTest();
  private TraceCollector collector;

  @Test
  void aTraceHasTheRequestThePlatformsRequestAndThePushes() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    String parent = "00f067aa0ba902b7";
    Answer placed = place("00-" + trace + "-" + parent + "-01");
    String id = placed.body().path("id").asText();

    await().atMost(SOON).until(() -> names(spansOf(trace)).contains("push billed"));
    await().atMost(SOON).until(() -> names(spansOf(trace)).contains("POST /v1/callbacks"));
    List<Span> spans = spansOf(trace);
    Span request = only(spans, SpanKind.SPAN_KIND_SERVER);
    assertThat(hex(request.getParentSpanId())).isEqualTo(parent);
    assertThat(attribute(request, "dialbridge.call.id")).isEqualTo(id);
    Span platform = only(spans, SpanKind.SPAN_KIND_CLIENT);
    assertThat(attribute(platform, "url.full")).endsWith("/rest/httpsessions/click2Call/v2.0");
    assertThat(platform.getParentSpanId()).isEqualTo(request.getSpanId());
    assertThat(names(spans))
        .contains("push called", "push rang", "push answered", "push disconnected", "push billed");
    for (Span push : spans.stream().filter(span -> span.getName().startsWith("push ")).toList()) {
      assertThat(push.getKind()).isEqualTo(SpanKind.SPAN_KIND_CONSUMER);
      assertThat(push.getParentSpanId()).isEqualTo(request.getSpanId());
      assertThat(attribute(push, "dialbridge.call.id")).isEqualTo(id);
      assertThat(push.getEndTimeUnixNano()).isGreaterThanOrEqualTo(push.getStartTimeUnixNano());
    }
    Span end =
        spans.stream()
            .filter(s -> s.getName().equals("push disconnected"))
            .findFirst()
            .orElseThrow();
    assertThat(attribute(end, "dialbridge.platform.code")).isEqualTo("0");
  }

  @Test
  void aCallThatWaitedIsSentInTheTraceOfItsRequest() {
    String trace = "66666666666666666666666666666666";
    asked("00-55555555555555555555555555555555-00f067aa0ba902b7-01");
    Answer waiting = asked("00-" + trace + "-00f067aa0ba902b7-01");
    assertThat(waiting.body().path("status").asText()).isEqualTo("queued");

    await().atMost(SOON).until(() -> names(spansOf(trace)).contains("push billed"));
    Span request = only(spansOf(trace), SpanKind.SPAN_KIND_SERVER);
    Span platform = only(spansOf(trace), SpanKind.SPAN_KIND_CLIENT);
    assertThat(platform.getParentSpanId()).isEqualTo(request.getSpanId());
    assertThat(platform.getStartTimeUnixNano()).isGreaterThan(request.getEndTimeUnixNano());
  }

  @Test
  void whatTheCallerDoesNotTraceIsNotTraced() {
    String trace = "11111111111111111111111111111111";
    place("00-" + trace + "-00f067aa0ba902b7-00");
    String later = "22222222222222222222222222222222";
    place("00-" + later + "-00f067aa0ba902b7-01");

    await().atMost(SOON).until(() -> names(spansOf(later)).contains("push billed"));
    assertThat(spansOf(trace)).isEmpty();
  }

  @Test
  void noSpanTellsANumberOrASecret() {
    String trace = "33333333333333333333333333333333";
    place("00-" + trace + "-00f067aa0ba902b7-01");
    facade.get("/v1/calls?app=courier");
    await().atMost(SOON).until(() -> names(spansOf(trace)).contains("push billed"));

    assertThat(collector.spans().toString())
        .contains("click2Call")
        .doesNotContain(CALLER, CALLEE, "75500001111", "/push/", "dialbridge-dev")
        .doesNotContain("dialbridgeDevCallbackKey01", "00000000000000000000000000000000");
  }

  /** The service's log file is JSON, as its console is in production. */
  @Test
  void aLineOfTheLogNamesItsCallAndItsTrace() throws IOException {
    String trace = "44444444444444444444444444444444";
    facade.script("{\"number\":\"+86%s\",\"answer\":\"LOST\"}".formatted(CALLEE));
    String id = place("00-" + trace + "-00f067aa0ba902b7-01").body().path("id").asText();
    facade.clearScripts();

    assertThat(linesOf(trace))
        .hasSize(1)
        .allSatisfy(
            line -> {
              assertThat(line.path("message").asText()).startsWith("A request of app courier");
              assertThat(line.at("/mdc/callId").asText()).isEqualTo(id);
            });
  }

  private static List<JsonNode> linesOf(String trace) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(LOG)) {
      if (line.contains(trace)) {
        lines.add(new ObjectMapper().readTree(line));
      }
    }
    return lines;
  }

  private Answer place(String traceParent) {
    Answer placed = asked(traceParent);
    await()
        .atMost(SOON)
        .until(() -> facade.call(placed.body().path("id").asText()).path("settled").asBoolean());
    return placed;
  }

  private Answer asked(String traceParent) {
    Answer placed =
        facade.post(
            "/v1/callbacks",
            "{\"caller\":\"+86%s\",\"callee\":\"+86%s\",\"queueSeconds\":60}"
                .formatted(CALLER, CALLEE),
            Map.of("traceparent", traceParent));
    assertThat(placed.status()).as(placed.raw().body()).isEqualTo(201);
    return placed;
  }

  private List<Span> spansOf(String trace) {
    return collector.spans().stream().filter(span -> hex(span.getTraceId()).equals(trace)).toList();
  }

  private static Span only(List<Span> spans, SpanKind kind) {
    assertThat(spans).filteredOn(span -> span.getKind() == kind).hasSize(1);
    return spans.stream().filter(span -> span.getKind() == kind).findFirst().orElseThrow();
  }

  private static List<String> names(List<Span> spans) {
    return spans.stream().map(Span::getName).toList();
  }

  private static String attribute(Span span, String key) {
    return span.getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals(key))
        .map(KeyValue::getValue)
        .findFirst()
        .orElseThrow()
        .getStringValue();
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
