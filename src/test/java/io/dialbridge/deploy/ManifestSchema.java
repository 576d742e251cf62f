package io.dialbridge.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The API of Kubernetes, Knative and CloudNativePG, taken strictly: a field that isn't known, one
 * that is missing, and a value of another type are each told. Of the kind ObjectStore, whose API no
 * package publishes, all but {@code spec.configuration} is written down here.
 */
final class ManifestSchema {
  private static final String OBJECT_STORE =
      """
      {"type": "object", "additionalProperties": false, "required": ["apiVersion", "kind", "metadata", "spec"],
       "properties": {
         "apiVersion": {}, "kind": {},
         "metadata": {"$ref": "#/$defs/@kubernetes-models~1apimachinery~1apis~1meta~1v1~1ObjectMeta"},
         "spec": {"type": "object", "additionalProperties": false, "required": ["configuration"],
           "properties": {"retentionPolicy": {"type": "string"}, "configuration": %s}}}}
      """;

  private final Map<String, JsonSchema> kinds = new HashMap<>();

  ManifestSchema() throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode all;
    try (InputStream in = ManifestSchema.class.getResourceAsStream("/kubernetes/schemas.json")) {
      all = json.readTree(in);
    }
    JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    for (Map.Entry<String, JsonNode> kind : all.get("kinds").properties()) {
      kinds.put(kind.getKey(), factory.getSchema(rooted(all, (ObjectNode) kind.getValue())));
    }
    String store = OBJECT_STORE.formatted(all.at("/kinds/ObjectStore.spec.configuration"));
    kinds.put(
        "barmancloud.cnpg.io/v1/ObjectStore",
        factory.getSchema(rooted(all, (ObjectNode) json.readTree(store))));
  }

  private static JsonNode rooted(JsonNode all, ObjectNode schema) {
    ObjectNode root = schema.deepCopy();
    root.set("$schema", all.get("$schema"));
    root.set("$defs", all.get("$defs"));
    return root;
  }

  /** What is wrong with a document, each with its place. */
  List<String> complaints(JsonNode document) {
    String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
    JsonSchema schema = kinds.get(kind);
    if (schema == null) {
      return List.of("the kind " + kind + " is not known");
    }
    return schema.validate(document).stream().map(ValidationMessage::getMessage).toList();
  }
}
