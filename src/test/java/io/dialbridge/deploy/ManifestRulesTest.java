package io.dialbridge.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents of an overlay promise each other, and us. */
class ManifestRulesTest {
  /** VoiceCall_faq_00003. */
  private static final Set<String> SUITES_OF_THE_PLATFORM =
      Set.of(
          "ECDHE-ECDSA-AES128-GCM-SHA256",
          "ECDHE-ECDSA-AES256-GCM-SHA384",
          "ECDHE-RSA-AES128-GCM-SHA256",
          "ECDHE-RSA-AES256-GCM-SHA384",
          "ECDHE-RSA-AES256-SHA384",
          "ECDHE-ECDSA-AES256-SHA384");

  /** What Knative Serving takes without a feature flag. */
  private static final Set<String> OF_A_KNATIVE_POD =
      Set.of(
          "automountServiceAccountToken",
          "containerConcurrency",
          "containers",
          "enableServiceLinks",
          "serviceAccountName",
          "timeoutSeconds",
          "volumes");

  @ParameterizedTest
  @MethodSource("io.dialbridge.deploy.Renderings#all")
  void noSecretIsInIt(String name) throws Exception {
    assertThat(Renderings.of(name).documents())
        .noneMatch(document -> document.path("kind").asText().equals("Secret"));
    assertThat(Renderings.of(name).configMap().fieldNames())
        .toIterable()
        .noneMatch(setting -> setting.matches(".*(SECRET|SEALING_KEY|_KEY$).*"));
  }

  @ParameterizedTest
  @MethodSource("io.dialbridge.deploy.Renderings#all")
  void everyContainerMayDoNothingButItsWork(String name) throws Exception {
    for (Rendering.Pod pod : Renderings.of(name).pods()) {
      JsonNode spec = pod.spec();
      assertThat(spec.path("automountServiceAccountToken")).as(pod.name()).hasToString("false");
      assertThat(spec.path("enableServiceLinks")).as(pod.name()).hasToString("false");
      for (JsonNode volume : spec.path("volumes")) {
        assertThat(volume.has("emptyDir")).as(pod + ": " + volume).isTrue();
      }
      for (JsonNode container : spec.path("containers")) {
        String who = pod.name() + ", container " + container.path("name").asText();
        JsonNode security = container.path("securityContext");
        assertThat(security.path("allowPrivilegeEscalation")).as(who).hasToString("false");
        assertThat(security.path("readOnlyRootFilesystem")).as(who).hasToString("true");
        assertThat(security.at("/capabilities/drop")).as(who).hasToString("[\"ALL\"]");
        assertThat(security.at("/capabilities").size()).as(who).isOne();
        assertThat(either(security, spec, "/runAsNonRoot")).as(who).isEqualTo("true");
        assertThat(either(security, spec, "/runAsUser")).as(who).matches("[1-9]\\d+");
        assertThat(either(security, spec, "/seccompProfile/type"))
            .as(who)
            .isEqualTo("RuntimeDefault");
        assertThat(container.at("/resources/requests").fieldNames())
            .as(who)
            .toIterable()
            .containsExactlyInAnyOrder("cpu", "memory");
        assertThat(container.at("/resources/limits").has("memory")).as(who).isTrue();
        assertThat(container.path("image").asText()).as(who).matches(".+:\\d[\\w.-]*");
      }
    }
  }

  private static String either(JsonNode container, JsonNode pod, String pointer) {
    JsonNode own = container.at(pointer);
    return (own.isMissingNode() ? pod.path("securityContext").at(pointer) : own).asText();
  }

  @ParameterizedTest
  @MethodSource("io.dialbridge.deploy.Renderings#all")
  void everyContainerThatServesIsProbed(String name) throws Exception {
    for (Rendering.Pod pod : Renderings.of(name).pods()) {
      for (JsonNode container : pod.spec().path("containers")) {
        String who = pod.name() + ", container " + container.path("name").asText();
        if (pod.component().equals("migrate")) {
          assertThat(container.path("args")).as(who).hasToString("[\"migrate\"]");
          continue;
        }
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
          assertThat(container.has(probe)).as(who + ": " + probe).isTrue();
        }
        if (container.path("name").asText().equals("dialbridge")) {
          assertThat(container.path("args"))
              .as(who + ": a word would be a command")
              .allMatch(argument -> argument.asText().startsWith("-X"));
          assertThat(container.at("/startupProbe/httpGet/path").asText())
              .isEqualTo("/q/health/started");
          assertThat(container.at("/livenessProbe/httpGet/path").asText())
              .isEqualTo("/q/health/live");
          assertThat(container.at("/readinessProbe/httpGet/path").asText())
              .isEqualTo("/q/health/ready");
          assertThat(container.path("volumeMounts").findValuesAsText("mountPath")).contains("/tmp");
          assertThat(pod.template().at("/metadata/annotations/prometheus.io~1scrape").asText())
              .as(who)
              .isEqualTo("true");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.dialbridge.deploy.Renderings#all")
  void everySettingExists(String name) throws Exception {
    Settings settings = new Settings();
    assertThat(settings.size()).isGreaterThan(200);
    assertThat(settings.knows("DIALBRIDGE_APPS_COURIER_PUSH_SECRETS")).isTrue();
    assertThat(settings.knows("DIALBRIDGE_PUBLIC_URI")).isFalse();
    assertThat(settings.knows("QUARKUS_SHUTDOWN_TIMOUT")).isFalse();
    assertThat(settings.knows("QUARKUS_DATASOURCE_DB_KIND")).as("settled at build").isFalse();
    Rendering rendering = Renderings.of(name);
    List<String> variables = new ArrayList<>();
    rendering.configMap().fieldNames().forEachRemaining(variables::add);
    for (JsonNode container : rendering.containers("dialbridge")) {
      variables.addAll(container.path("env").findValuesAsText("name"));
    }
    variables.removeIf(variable -> !variable.matches("(DIALBRIDGE|QUARKUS)_.*"));

    assertThat(variables).isNotEmpty().allMatch(settings::knows);
  }

  /** What names something else names something that is there. */
  @ParameterizedTest
  @MethodSource("io.dialbridge.deploy.Renderings#all")
  void everyReferenceIsMet(String name) throws Exception {
    Rendering rendering = Renderings.of(name);
    for (JsonNode container : rendering.containers("dialbridge")) {
      assertThat(rendering.names("ConfigMap"))
          .contains(container.at("/envFrom/0/configMapRef/name").asText());
      List<JsonNode> secrets = container.findValues("secretRef");
      secrets.addAll(container.findValues("secretKeyRef"));
      assertThat(secrets)
          .extracting(secret -> secret.path("name").asText())
          .isSubsetOf("dialbridge", "dialbridge-db-app");
    }
    for (Rendering.Pod pod : rendering.pods()) {
      if (pod.spec().has("serviceAccountName")) {
        assertThat(rendering.names("ServiceAccount"))
            .contains(pod.spec().path("serviceAccountName").asText());
      }
    }
    for (JsonNode scaler : rendering.ofKind("HorizontalPodAutoscaler")) {
      assertThat(rendering.names("Deployment"))
          .contains(scaler.at("/spec/scaleTargetRef/name").asText());
    }
    for (JsonNode ingress : rendering.ofKind("Ingress")) {
      for (JsonNode service : ingress.findValues("service")) {
        assertThat(rendering.service(service.path("name").asText()).at("/spec/ports/0/name"))
            .isEqualTo(service.at("/port/name"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.dialbridge.deploy.Renderings#all")
  void everySelectorFindsPods(String name) throws Exception {
    Rendering rendering = Renderings.of(name);
    for (JsonNode deployment : rendering.ofKind("Deployment")) {
      assertThat(rendering.selected(deployment.at("/spec/selector")))
          .as(Rendering.nameOf(deployment))
          .containsExactly(Rendering.nameOf(deployment));
    }
    for (JsonNode budget : rendering.ofKind("PodDisruptionBudget")) {
      assertThat(rendering.selected(budget.at("/spec/selector"))).hasSize(1);
    }
    for (JsonNode policy : rendering.ofKind("NetworkPolicy")) {
      JsonNode selector = policy.at("/spec/podSelector");
      if (!selector.at("/matchLabels").has("cnpg.io/cluster")) {
        assertThat(rendering.selected(selector)).as(Rendering.nameOf(policy)).isNotEmpty();
      }
    }
    for (JsonNode service : rendering.coreServices()) {
      List<Rendering.Pod> pods = rendering.podsOf(service);
      assertThat(pods).as(Rendering.nameOf(service)).hasSize(1);
      for (JsonNode port : service.at("/spec/ports")) {
        assertThat(pods.getFirst().ports())
            .as(Rendering.nameOf(service))
            .contains(port.path("targetPort").asText());
      }
    }
    for (Rendering.Pod pod : rendering.pods()) {
      for (JsonNode spread : pod.spec().path("topologySpreadConstraints")) {
        assertThat(rendering.selected(spread.path("labelSelector"))).containsExactly(pod.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.dialbridge.deploy.Renderings#all")
  void nobodyReachesAPodButByAPolicy(String name) throws Exception {
    Rendering rendering = Renderings.of(name);
    List<String> ours =
        rendering.pods().stream()
            .filter(pod -> !pod.component().isEmpty())
            .map(Rendering.Pod::name)
            .toList();
    JsonNode deny = rendering.named("NetworkPolicy", "dialbridge-deny");
    assertThat(rendering.selected(deny.at("/spec/podSelector"))).containsExactlyElementsOf(ours);
    assertThat(deny.at("/spec/policyTypes")).hasToString("[\"Ingress\",\"Egress\"]");
    assertThat(deny.path("spec").size()).isEqualTo(2);

    JsonNode doors = rendering.named("NetworkPolicy", "dialbridge-doors");
    assertThat(rendering.selected(doors.at("/spec/podSelector")))
        .isNotEmpty()
        .noneMatch(pod -> pod.contains("worker") || pod.contains("migrate"));
  }

  @ParameterizedTest
  @MethodSource("io.dialbridge.deploy.Renderings#withPush")
  void aPushFindsItsDoor(String name) throws Exception {
    Rendering rendering = Renderings.of(name);
    JsonNode ingress = rendering.named("Ingress", "dialbridge-push");
    List<String> hosts = new ArrayList<>();
    for (JsonNode rule : ingress.at("/spec/rules")) {
      hosts.add(rule.path("host").asText("any"));
      assertThat(rule.at("/http/paths/0/path").asText()).isEqualTo("/push");
      assertThat(rule.at("/http/paths/0/pathType").asText()).isEqualTo("Prefix");
      assertThat(rule.at("/http/paths/0/backend/service/name").asText())
          .isEqualTo("dialbridge-push");
    }
    // The platform may send an address as Host.
    assertThat(hosts).containsExactly("voice.example.com", "any");
    assertThat(rendering.configMap().path("DIALBRIDGE_PUBLIC_URL").asText())
        .isEqualTo("https://" + hosts.getFirst());
    JsonNode annotations = ingress.at("/metadata/annotations");
    assertThat(annotations.path("nginx.ingress.kubernetes.io/ssl-ciphers").asText().split(":"))
        .containsExactlyInAnyOrderElementsOf(SUITES_OF_THE_PLATFORM);
    // Of all Ingresses of a host the first that names suites wins.
    assertThat(
            rendering.ofKind("Ingress").stream()
                .filter(i -> i.toString().contains("ssl-ciphers"))
                .map(Rendering::nameOf))
        .containsExactly("dialbridge-push");
    assertThat(annotations.path("nginx.ingress.kubernetes.io/enable-access-log").asText())
        .isEqualTo("false");
  }

  @ParameterizedTest
  @MethodSource("io.dialbridge.deploy.Renderings#withPush")
  void thereIsAlwaysSomebodyAtThePushDoor(String name) throws Exception {
    Rendering rendering = Renderings.of(name);
    JsonNode push = rendering.named("Deployment", "dialbridge-push");
    assertThat(push.at("/spec/replicas").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(push.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1)).isZero();
    assertThat(
            push.at("/spec/template/spec/topologySpreadConstraints")
                .findValuesAsText("topologyKey"))
        .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
    JsonNode budget = rendering.named("PodDisruptionBudget", "dialbridge-push");
    assertThat(budget.at("/spec/minAvailable").asInt()).isEqualTo(1);
    assertThat(rendering.selected(budget.at("/spec/selector"))).containsExactly("dialbridge-push");
  }

  /** Each role of the house has its process, and in Kubernetes' words its name. */
  @ParameterizedTest
  @MethodSource("io.dialbridge.deploy.Renderings#all")
  void everyRoleIsPlayed(String name) throws Exception {
    List<String> roles = new ArrayList<>();
    for (Rendering.Pod pod : Renderings.of(name).pods()) {
      for (JsonNode variable : pod.spec().at("/containers/0/env")) {
        if (variable.path("name").asText().equals("DIALBRIDGE_ROLE")) {
          assertThat(pod.component()).isEqualTo(variable.path("value").asText());
          roles.add(pod.component());
        }
      }
    }

    assertThat(roles.stream().sorted().toList())
        .isEqualTo(name.equals("dev") ? List.of("all") : List.of("api", "push", "worker"));
    assertThat(Renderings.of(name).names("Job")).containsExactly("dialbridge-migrate");
  }

  @ParameterizedTest
  @MethodSource("io.dialbridge.deploy.Renderings#all")
  void aPodHasTimeToEnd(String name) throws Exception {
    Rendering rendering = Renderings.of(name);
    JsonNode settings = rendering.configMap();
    int needed =
        seconds(settings.path("QUARKUS_SHUTDOWN_DELAY"))
            + seconds(settings.path("QUARKUS_SHUTDOWN_TIMEOUT"));
    int told =
        Integer.parseInt(
            Files.readString(Path.of("README.md"))
                .replaceAll("(?s).*Give it (\\d+) s\\s+in all before it is killed.*", "$1"));
    for (JsonNode deployment : rendering.ofKind("Deployment")) {
      if (Rendering.nameOf(deployment).equals("dialbridge-trial-db")) {
        continue;
      }
      assertThat(deployment.at("/spec/template/spec/terminationGracePeriodSeconds").asInt())
          .as(Rendering.nameOf(deployment))
          .isGreaterThan(needed)
          .isEqualTo(told);
    }
  }

  private static int seconds(JsonNode setting) {
    return Integer.parseInt(setting.asText().replace("S", ""));
  }

  @Test
  void knativeTakesAllOfItsServiceWithoutFeatureFlags() throws Exception {
    Rendering rendering = Renderings.of("knative");
    JsonNode template =
        rendering.named("serving.knative.dev/v1", "Service", "dialbridge-api").at("/spec/template");

    assertThat(template.path("spec").fieldNames()).toIterable().isSubsetOf(OF_A_KNATIVE_POD);
    JsonNode annotations = template.at("/metadata/annotations");
    assertThat(annotations.path("autoscaling.knative.dev/min-scale").asText()).isEqualTo("0");
    assertThat(template.at("/spec/containerConcurrency").asInt())
        .isGreaterThanOrEqualTo(annotations.path("autoscaling.knative.dev/target").asInt());
  }

  /** What is written twice, since Knative needs it so, is the same. */
  @Test
  void knativesContainerIsThatOfTheDeployment() throws Exception {
    JsonNode knative =
        Renderings.of("knative")
            .named("serving.knative.dev/v1", "Service", "dialbridge-api")
            .at("/spec/template/spec/containers/0");
    JsonNode deployment =
        Renderings.of("deployment")
            .named("Deployment", "dialbridge-api")
            .at("/spec/template/spec/containers/0");

    for (String field : List.of("image", "env", "envFrom", "resources", "volumeMounts")) {
      assertThat(knative.path(field)).as(field).isEqualTo(deployment.path(field));
    }
  }

  /** While all are rolled at once, too. */
  @ParameterizedTest
  @MethodSource("io.dialbridge.deploy.Renderings#withDatabase")
  void theDatabaseHasConnectionsForAll(String name) throws Exception {
    Rendering rendering = Renderings.of(name);
    int pods = 0;
    for (JsonNode deployment : rendering.ofKind("Deployment")) {
      int replicas = deployment.at("/spec/replicas").asInt(0);
      for (JsonNode scaler : rendering.ofKind("HorizontalPodAutoscaler")) {
        if (scaler.at("/spec/scaleTargetRef/name").asText().equals(Rendering.nameOf(deployment))) {
          replicas = scaler.at("/spec/maxReplicas").asInt();
        }
      }
      assertThat(replicas).as(Rendering.nameOf(deployment)).isPositive();
      pods += replicas + deployment.at("/spec/strategy/rollingUpdate/maxSurge").asInt();
    }
    for (Rendering.Pod pod : rendering.pods()) {
      pods +=
          pod.template().at("/metadata/annotations/autoscaling.knative.dev~1max-scale").asInt(0);
    }
    int pool =
        Integer.parseInt(
            Files.readString(Path.of("src/main/resources/application.properties"))
                .replaceAll("(?s).*\nquarkus.datasource.jdbc.max-size=(\\d+)\n.*", "$1"));
    JsonNode cluster = rendering.named("postgresql.cnpg.io/v1", "Cluster", "dialbridge-db");

    assertThat(cluster.at("/spec/postgresql/parameters/max_connections").asInt())
        .isGreaterThan(pods * (pool + 1));
  }
}
