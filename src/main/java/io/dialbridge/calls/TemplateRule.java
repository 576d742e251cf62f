package io.dialbridge.calls;

import io.dialbridge.platform.AppsConfig;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.platform.CallbackOrder;
import io.dialbridge.platform.NotificationOrder;
import io.dialbridge.platform.VerificationOrder;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.values.Text;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Templates that are known as approved, with as many parameters as they have variables
 * (VoiceCall_faq_00020). The platform has no way to ask, so only what is configured is known.
 */
@ApplicationScoped
@Priority(870)
class TemplateRule implements CallRule {
  private final AppsConfig config;

  TemplateRule(AppsConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "template";
  }

  @Override
  public Verdict judge(CallOrder call) {
    return switch (call) {
      case CallbackOrder callback -> noTemplate();
      case VerificationOrder verification -> noTemplate();
      case NotificationOrder notification -> judge(notification);
    };
  }

  private Verdict judge(NotificationOrder call) {
    List<NotificationOrder.Item> items = call.items();
    if (items.stream().allMatch(item -> item.template() == null)) {
      return noTemplate();
    }
    AppsConfig.AppEntry app = config.apps().get(call.app().name());
    Map<String, Integer> templates = app == null ? Map.of() : app.templates();
    if (templates.isEmpty()) {
      return Verdict.unknown(
          new Text(
              "No templates of this app are configured, and the platform has no way to ask.",
              "未配置该应用的模板，而平台不提供查询方式。"));
    }
    for (int i = 0; i < items.size(); i++) {
      Verdict refused = refused("items[" + i + "].", items.get(i), templates);
      if (refused != null) {
        return refused;
      }
    }
    return Verdict.passed(
        new Text("The templates are known, and the parameters fit.", "模板已配置，参数个数相符。"));
  }

  private static @Nullable Verdict refused(
      String at, NotificationOrder.Item item, Map<String, Integer> templates) {
    if (item.template() == null) {
      return null;
    }
    Integer variables = templates.get(item.template());
    if (variables == null) {
      return Verdict.refused(
          ProblemException.invalid(
              at + "template",
              new Text(
                  "is not a template that is configured for this app; check its id",
                  "不是为该应用配置的模板；请检查模板 ID")));
    }
    if (variables != item.parameters().size()) {
      return Verdict.refused(
          ProblemException.invalid(
              at + "parameters",
              new Text(
                  "must have %d values, as many as the template has variables".formatted(variables),
                  "必须有 %d 个值，与模板变量个数一致".formatted(variables))));
    }
    return null;
  }

  private static Verdict noTemplate() {
    return Verdict.passed(new Text("No template is played.", "不播放模板。"));
  }
}
