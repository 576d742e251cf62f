package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.Scopes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every operation with every scope, as the description of the API says it: one that names no scope
 * fails here, and so does one that lets in more or less than it says.
 */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class ScopesTest {
  private static final Pattern NAMED = Pattern.compile("Scope: ([a-z:-]+)");

  /** What every key may read: it tells of no call. */
  private static final Set<String> FOR_EVERY_KEY = Set.of("listCauses", "getCause");

  private final TestingFacade facade = TestingFacade.ofTest();

  private record Operation(String id, String method, String path, String description) {
    Set<String> scopes() {
      Matcher named = NAMED.matcher(description);
      if (named.find()) {
        return Set.of(named.group(1));
      }
      return FOR_EVERY_KEY.contains(id) ? Set.copyOf(Scopes.ALL) : Set.of();
    }
  }

  @Test
  void eachScopeOpensTheOperationsThatNameItAndNoOthers() {
    Map<String, TestingFacade> holders = new LinkedHashMap<>();
    for (String scope : Scopes.ALL) {
      holders.put(scope, facade.with(keyWith(scope)));
    }
    Map<String, Set<String>> said = new TreeMap<>();
    Map<String, Set<String>> opened = new TreeMap<>();
    Set<String> used = new TreeSet<>();
    for (Operation operation : operations()) {
      said.put(operation.id(), new TreeSet<>(operation.scopes()));
      used.addAll(operation.scopes());
      Set<String> opening = new TreeSet<>();
      holders.forEach(
          (scope, holder) -> {
            int status = ask(holder, operation);
            assertThat(status).as(operation.id()).isNotEqualTo(401).isLessThan(500);
            if (status != 403) {
              opening.add(scope);
            }
          });
      opened.put(operation.id(), opening);
      assertThat(ask(facade.with("dbk_none"), operation)).as(operation.id()).isEqualTo(401);
    }

    assertThat(said)
        .hasSizeGreaterThan(20)
        .noneSatisfy((id, scopes) -> assertThat(scopes).isEmpty());
    assertThat(opened).isEqualTo(said);
    // calls:read-all opens nothing by itself: it widens what calls:read shows.
    assertThat(used).containsExactlyInAnyOrderElementsOf(Scopes.ALL);
  }

  /** Made with a key that may do everything; a new operation is closed to it. */
  @Test
  void aClientTokenOpensWhatPlacesAndShowsItsCallsAndNothingElse() {
    TestingFacade page =
        facade.with(
            facade
                .post("/v1/client-tokens", "{\"subject\":\"u\",\"kinds\":[\"callback\"]}", Map.of())
                .body()
                .path("token")
                .asText());

    assertThat(operations())
        .filteredOn(operation -> ask(page, operation) != 403)
        .extracting(Operation::id)
        .containsExactlyInAnyOrder(
            "placeCallback",
            "preflightCallback",
            "listCalls",
            "getCall",
            "listCallEvents",
            "streamCall",
            "streamCalls",
            "stopCall",
            "listCauses",
            "getCause");
  }

  private List<Operation> operations() {
    JsonNode paths = facade.get("/q/openapi?format=json").body().path("paths");
    return paths.properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> method.getValue().has("operationId"))
                    .map(
                        method ->
                            new Operation(
                                method.getValue().path("operationId").asText(),
                                method.getKey(),
                                path.getKey(),
                                method.getValue().path("description").asText())))
        .toList();
  }

  /** About something that is not there; the status of the answer, whose body may have no end. */
  private static int ask(TestingFacade asker, Operation operation) {
    String id =
        operation.path().startsWith("/v1/quarantine") ? "999999" : UUID.randomUUID().toString();
    String path = operation.path().replaceAll("\\{[^}]*\\}", id);
    return switch (operation.method()) {
      case "get" -> asker.statusOf(path);
      case "put" -> asker.put(path, "{}").status();
      case "delete" -> asker.delete(path).status();
      default -> asker.post(path, "{}", Map.of()).status();
    };
  }

  private String keyWith(String scope) {
    return facade
        .post(
            "/v1/keys",
            "{\"name\":\"only-%s\",\"scopes\":[\"%s\"]}".formatted(UUID.randomUUID(), scope),
            Map.of())
        .body()
        .path("secret")
        .asText();
  }
}
