package io.dialbridge.ops;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * How the facade reads JSON: to the letter. A misspelt field or a wrong type is told, never guessed
 * at or dropped. And within bounds: no request needs more depth, or a longer string or number.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
  static final int MOST_DEPTH = 32;
  static final int MOST_STRING = 16 << 10;
  static final int MOST_NAME = 256;
  static final int MOST_NUMBER = 32;

  @Override
  public void customize(ObjectMapper json) {
    json.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MOST_DEPTH)
                .maxStringLength(MOST_STRING)
                .maxNameLength(MOST_NAME)
                .maxNumberLength(MOST_NUMBER)
                .build());
    json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    json.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
    for (CoercionInputShape shape :
        new CoercionInputShape[] {
          CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
      json.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    for (LogicalType type : new LogicalType[] {LogicalType.Integer, LogicalType.Boolean}) {
      for (CoercionInputShape shape :
          new CoercionInputShape[] {
            CoercionInputShape.String,
            CoercionInputShape.EmptyString,
            CoercionInputShape.Float,
            CoercionInputShape.Boolean,
            CoercionInputShape.Integer
          }) {
        boolean itsOwn =
            (type == LogicalType.Integer && shape == CoercionInputShape.Integer)
                || (type == LogicalType.Boolean && shape == CoercionInputShape.Boolean);
        if (!itsOwn) {
          json.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
        }
      }
    }
  }
}
