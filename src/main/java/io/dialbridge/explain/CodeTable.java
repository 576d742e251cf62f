package io.dialbridge.explain;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows of a foreign code table in their written order; a code that stands twice is refused at
 * once.
 */
final class CodeTable<C, R> {
  private final Map<C, R> rows;

  private CodeTable(Map<C, R> rows) {
    this.rows = rows;
  }

  @SafeVarargs
  static <C, R> CodeTable<C, R> of(Function<R, C> code, R... rows) {
    Map<C, R> byCode = new LinkedHashMap<>();
    for (R row : rows) {
      if (byCode.put(code.apply(row), row) != null) {
        throw new IllegalStateException("code " + code.apply(row) + " stands twice in its table");
      }
    }
    return new CodeTable<>(Collections.unmodifiableMap(byCode));
  }

  Optional<R> find(C code) {
    return Optional.ofNullable(rows.get(code));
  }

  Collection<R> rows() {
    return rows.values();
  }
}
