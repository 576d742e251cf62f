package io.dialbridge.values;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Text that a database and a terminal can hold: no control characters (NUL among them), no lone
 * surrogates.
 */
@Constraint(validatedBy = PlainText.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface PlainText {
  String message() default
      "must not contain control characters or lone surrogates; send printable text";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** For Bean Validation. */
  class Check implements ConstraintValidator<PlainText, @Nullable String> {
    /** Whether a text is such a text. */
    public static boolean isPlain(CharSequence text) {
      return text.codePoints()
          .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null || isPlain(text);
    }
  }
}
