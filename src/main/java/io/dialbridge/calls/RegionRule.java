package io.dialbridge.calls;

import io.dialbridge.platform.CallOrder;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Text;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Numbers that the platform doesn't reach: Xinjiang, Tibet, and short numbers such as 95xxx
 * (VoiceCall_faq_0000_64).
 */
@ApplicationScoped
@Priority(890)
class RegionRule implements CallRule {
  /** Fixed lines there, by their area codes: 0901 to 0909 and 0990 to 0999, 0891 to 0897. */
  private static final Pattern UNREACHED_LINE =
      Pattern.compile("\\+86(90[1-9]|99[0-9]|89[1-7])[0-9]{7,8}");

  /** With the area codes 0951 to 0955 (Ningxia) a fixed line has ten digits and more. */
  private static final Pattern SHORT_NUMBER = Pattern.compile("\\+8695[0-9]{3,6}");

  private static final Pattern MOBILE = Pattern.compile("\\+861[3-9][0-9]{9}");

  private final CallsConfig config;

  RegionRule(CallsConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "region";
  }

  @Override
  public Verdict judge(CallOrder call) {
    return config.region().apply(() -> region(call));
  }

  private Verdict region(CallOrder call) {
    boolean mobile = false;
    for (Map.Entry<String, PhoneNumber> called : NumberedParties.called(call).entrySet()) {
      String number = called.getValue().e164();
      if (UNREACHED_LINE.matcher(number).matches()) {
        return against(
            called.getKey(),
            new Text(
                "is a fixed line in Xinjiang or Tibet, which the platform doesn't reach",
                "是新疆或西藏的固定电话，平台无法接通"));
      }
      if (SHORT_NUMBER.matcher(number).matches()) {
        return against(
            called.getKey(),
            new Text("is a short number, which the platform doesn't reach", "是短号码，平台无法接通"));
      }
      mobile |= MOBILE.matcher(number).matches();
    }
    return mobile
        ? Verdict.unknown(
            new Text(
                "A mobile number doesn't tell its region; the platform doesn't reach Xinjiang and Tibet.",
                "手机号不体现所在地区；平台无法接通新疆和西藏的号码。"))
        : Verdict.passed(
            new Text("The platform reaches the region of the number.", "平台可以接通该号码所在地区。"));
  }

  private Verdict against(String field, Text wrong) {
    return config.region().against(ProblemException.invalid(field, wrong));
  }
}
