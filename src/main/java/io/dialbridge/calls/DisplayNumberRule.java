package io.dialbridge.calls;

import io.dialbridge.platform.CallOrder;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Text;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Only a number of the app's own is shown; any other is refused with 1010023 (rtc_05_0006). */
@ApplicationScoped
@Priority(880)
class DisplayNumberRule implements CallRule {
  @Override
  public String name() {
    return "display-number";
  }

  @Override
  public Verdict judge(CallOrder call) {
    for (Map.Entry<String, PhoneNumber> shown : NumberedParties.shown(call).entrySet()) {
      if (!call.app().owns(shown.getValue())) {
        String app = call.app().name();
        return Verdict.refused(
            ProblemException.invalid(
                shown.getKey(),
                new Text(
                    "is not a display number of app "
                        + app
                        + "; send one of its numbers or leave it out",
                    "不是应用 " + app + " 的显示号码；请使用该应用的号码或省略此字段")));
      }
    }
    return Verdict.passed(new Text("The numbers shown are the app's own.", "显示号码属于该应用。"));
  }
}
