package dev.footnote.inference.adapter.openai;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is a key for the provider. */
class KeyIsSet implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    var key = context.getEnvironment().getProperty("footnote.inference.openai.api-key", "");
    return !key.isBlank();
  }
}
