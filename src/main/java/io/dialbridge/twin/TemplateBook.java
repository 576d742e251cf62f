package io.dialbridge.twin;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The templates of the account; all its apps may use them. */
final class TemplateBook {
  private final Map<String, TwinTemplate> templates;

  TemplateBook(List<TwinTemplate> templates) {
    this.templates =
        templates.stream().collect(Collectors.toMap(TwinTemplate::id, Function.identity()));
  }

  /** The filled text; refuses what the platform would not read out (rtc_05_0013). */
  String fill(String id, List<String> values) {
    TwinTemplate template = templates.get(id);
    if (template == null) {
      throw new RequestRefused(ResultCodes.UNKNOWN_TEMPLATE);
    }
    if (!template.approved()) {
      throw new RequestRefused(ResultCodes.UNAPPROVED_TEMPLATE);
    }
    List<TemplateVariable> variables = template.variables();
    if (variables.size() != values.size()) {
      throw new RequestRefused(ResultCodes.TEMPLATE_COUNT);
    }
    for (int index = 0; index < variables.size(); index++) {
      if (!variables.get(index).takes(values.get(index))) {
        throw new RequestRefused(ResultCodes.templateValue(variables.get(index)));
      }
    }
    return template.filled(values);
  }
}
