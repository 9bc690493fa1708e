package dev.footnote.inference.adapter.wire;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether a setting has a value, such as the key without which a provider is not there. */
public abstract class SettingIsGiven implements Condition {

  private final String name;

  protected SettingIsGiven(String name) {
    this.name = name;
  }

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return !context.getEnvironment().getProperty(name, "").isBlank();
  }
}
