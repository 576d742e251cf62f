// Makes src/test/resources/kubernetes/schemas.json, by which ManifestsTest judges manifests, from the types of npm's
// packages @kubernetes-models (MIT), which are made from the API descriptions of Kubernetes, Knative Serving and
// CloudNativePG (Apache-2.0). Only for going to newer versions of these. In a folder of its own:
//   npm install --ignore-scripts kubernetes-models@5.1.0 @kubernetes-models/knative@4.0.0 @kubernetes-models/cloudnative-pg@2.0.0
//   node …/src/test/kubernetes/schemas.mjs > …/src/test/resources/kubernetes/schemas.json
import fs from "node:fs";
import path from "node:path";

const packages = path.resolve("node_modules");
const kinds = {
  "v1/ConfigMap": "kubernetes-models/v1/ConfigMap",
  "v1/Service": "kubernetes-models/v1/Service",
  "v1/ServiceAccount": "kubernetes-models/v1/ServiceAccount",
  "apps/v1/Deployment": "kubernetes-models/apps/v1/Deployment",
  "autoscaling/v2/HorizontalPodAutoscaler": "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler",
  "batch/v1/Job": "kubernetes-models/batch/v1/Job",
  "networking.k8s.io/v1/Ingress": "kubernetes-models/networking.k8s.io/v1/Ingress",
  "networking.k8s.io/v1/NetworkPolicy": "kubernetes-models/networking.k8s.io/v1/NetworkPolicy",
  "policy/v1/PodDisruptionBudget": "kubernetes-models/policy/v1/PodDisruptionBudget",
  "serving.knative.dev/v1/Service": "@kubernetes-models/knative/serving.knative.dev/v1/Service",
  "postgresql.cnpg.io/v1/Cluster": "@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/Cluster",
  "postgresql.cnpg.io/v1/ScheduledBackup": "@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/ScheduledBackup",
  // Not a kind but the largest part of one, which the plugin Barman Cloud takes over unchanged.
  "ObjectStore.spec.configuration":
    "@kubernetes-models/cloudnative-pg/github.com/cloudnative-pg/barman-cloud/pkg/api/BarmanObjectStoreConfiguration",
};

const definitions = {};

/** The schema of the one type that a file declares. */
function define(name) {
  if (name in definitions) return { $ref: "#/$defs/" + name.replaceAll("/", "~1") };
  definitions[name] = {};
  const text = fs.readFileSync(path.join(packages, name + ".d.ts"), "utf8").replace(/\/\*\*.*?\*\//gs, "");
  const imported = {};
  for (const [, type, from] of text.matchAll(/^import \{ (\w+) \} from "([^"]+)";/gm)) {
    const file = from.startsWith(".") ? path.posix.join(path.posix.dirname(name), from) : from;
    imported[type] = file.replace(/\.js$/, "");
  }
  const alias = /^export type I\w+ = (.*?);\nexport /ms.exec(text);
  const body = /^export interface \w+(?: extends ([\w, ]+))? \{\n(.*?)^\}/ms.exec(text);
  definitions[name] = body ? object(body[2], body[1] ?? "", imported) : type(alias[1], imported);
  return define(name);
}

function object(body, parents, imported) {
  const schema = { type: "object", properties: {}, required: [], additionalProperties: false };
  for (const parent of parents.split(", ").filter((p) => p && p !== "TypeMeta")) {
    const above = definitions[define(imported[parent]).$ref.slice(8).replaceAll("~1", "/")];
    Object.assign(schema.properties, above.properties);
    schema.required.push(...above.required);
  }
  const fields = split(body);
  for (const field of fields) {
    const any = /^\[key: string\]: (.*)$/s.exec(field);
    if (any) {
      schema.additionalProperties = type(any[1], imported);
      continue;
    }
    const [, name, optional, value] = /^"([^"]+)"(\??): (.*)$/s.exec(field);
    schema.properties[name] = type(value, imported);
    if (!optional) schema.required.push(name);
  }
  return schema;
}

/** Cuts a body at the semicolons that are not in inner braces. */
function split(body) {
  const parts = [];
  let depth = 0;
  let part = "";
  for (const c of body) {
    if (c === "{") depth++;
    if (c === "}") depth--;
    if (c === ";" && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += c;
  }
  if (part.trim()) throw new Error("not understood: " + part);
  return parts;
}

function type(text, imported) {
  text = text.trim();
  const list = /^Array<(.*)>$/s.exec(text);
  if (list) return { type: "array", items: type(list[1], imported) };
  if (text.startsWith("{")) return object(text.slice(1, -1), "", imported);
  const union = text.split(" | ");
  if (union.length > 1 && union.every((u) => /^".*"$/.test(u))) return { enum: union.map((u) => JSON.parse(u)) };
  if (union.length > 1) return { anyOf: union.map((u) => type(u, imported)) };
  if (/^".*"$/.test(text)) return { const: JSON.parse(text) };
  // TypeScript has no integers, these kinds have no other numbers.
  if (text === "number") return { type: "integer" };
  if (["string", "boolean"].includes(text)) return { type: text };
  if (text === "null") return { type: "null" };
  if (text === "any") return {};
  if (text in imported) return define(imported[text]);
  throw new Error("not understood: " + text);
}

const roots = Object.fromEntries(Object.entries(kinds).map(([kind, name]) => [kind, define(name)]));
const version = (name) => JSON.parse(fs.readFileSync(path.join(packages, name, "package.json"), "utf8")).version;
process.stdout.write(
  JSON.stringify(
    {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $comment:
        `Made by src/test/kubernetes/schemas.mjs from npm's kubernetes-models ${version("kubernetes-models")}, ` +
        `@kubernetes-models/knative ${version("@kubernetes-models/knative")} and @kubernetes-models/cloudnative-pg ` +
        `${version("@kubernetes-models/cloudnative-pg")}: MIT License, Copyright (c) 2018 Tommy Chen; made in turn from the API ` +
        "descriptions of Kubernetes, Knative Serving and CloudNativePG: Apache License 2.0.",
      kinds: roots,
      $defs: definitions,
    },
  ).replaceAll('},"', '},\n"') + "\n",
);
