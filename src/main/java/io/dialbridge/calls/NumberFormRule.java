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
 * Numbers that the platform can call: +86, then a mobile number, or an area code without its 0 and
 * the number (rtc_05_0006); none of other countries, Hong Kong, Macao and Taiwan (VoiceCall_faq).
 */
@ApplicationScoped
@Priority(900)
class NumberFormRule implements CallRule {
  /**
   * Beijing's area code is 10: with it a fixed line begins like a mobile, and is a digit shorter.
   */
  private static final Pattern MAINLAND =
      Pattern.compile("\\+86(1[0-9]{10}|10[0-9]{8}|[2-9][0-9]{8,11})");

  private static final Text WRONG =
      new Text(
          "is not a number that the platform can call: only those of the Chinese mainland, as +86 and a mobile number, or +86, the area code without its 0, and the number",
          "不是平台可以呼叫的号码：仅支持中国大陆号码，格式为 +86 加手机号，或 +86 加去掉首位 0 的区号和固话号码");

  private final CallsConfig config;

  NumberFormRule(CallsConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "number-form";
  }

  @Override
  public Verdict judge(CallOrder call) {
    for (Map.Entry<String, PhoneNumber> called : NumberedParties.called(call).entrySet()) {
      PhoneNumber number = called.getValue();
      if (number.isTestNumber() && !config.testNumbersAllowed()) {
        return Verdict.refused(
            ProblemException.invalid(
                called.getKey(),
                new Text(
                    "is a test number (+86154000…); those exist only at the twin",
                    "是测试号码（+86154000…），仅存在于模拟平台")));
      }
    }
    return config.numberForm().apply(() -> form(call));
  }

  private Verdict form(CallOrder call) {
    for (Map.Entry<String, PhoneNumber> called : NumberedParties.called(call).entrySet()) {
      if (!MAINLAND.matcher(called.getValue().e164()).matches()) {
        return config.numberForm().against(ProblemException.invalid(called.getKey(), WRONG));
      }
    }
    return Verdict.passed(new Text("The platform can call such numbers.", "平台可以呼叫此类号码。"));
  }
}
