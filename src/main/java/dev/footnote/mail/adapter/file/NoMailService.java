package dev.footnote.mail.adapter.file;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether neither Resend nor a mail server is configured. */
class NoMailService implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return isBlank(context, "footnote.mail.resend.api-key")
        && isBlank(context, "footnote.mail.smtp.host");
  }

  private static boolean isBlank(ConditionContext context, String name) {
    return context.getEnvironment().getProperty(name, "").isBlank();
  }
}
