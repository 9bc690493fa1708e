package dev.footnote.platform.configuration;

import dev.footnote.kernel.Secret;
import dev.footnote.platform.StartRefused;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/** Refuses to start with a secret that was copied from an example. */
@Component
class SampleSecretCheck implements SmartInitializingSingleton {

  private final ApplicationContext context;

  SampleSecretCheck(ApplicationContext context) {
    this.context = context;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var samples =
        ConfigurationPropertiesBean.getAll(context).values().stream()
            .filter(bean -> bean.getAnnotation().prefix().startsWith("footnote"))
            .flatMap(SampleSecretCheck::samples)
            .sorted()
            .toList();
    if (!samples.isEmpty()) {
      throw refused(samples);
    }
  }

  private static StartRefused refused(List<String> samples) {
    return new StartRefused(
        "These secrets are samples that everybody knows: " + String.join(", ", samples) + ".",
        "Set values of your own, `openssl rand -hex 32` makes one, or leave them out.");
  }

  private static Stream<String> samples(ConfigurationPropertiesBean bean) {
    var record = bean.getInstance();
    var components = record == null ? null : record.getClass().getRecordComponents();
    return record == null || components == null
        ? Stream.empty()
        : Stream.of(components)
            .filter(component -> isSample(component, record))
            .map(component -> bean.getAnnotation().prefix() + "." + component.getName());
  }

  private static boolean isSample(RecordComponent component, Object record) {
    if (component.getType() != Secret.class) {
      return false;
    }
    var accessor = component.getAccessor();
    ReflectionUtils.makeAccessible(accessor);
    return ReflectionUtils.invokeMethod(accessor, record) instanceof Secret secret
        && SampleSecrets.include(secret.value());
  }
}
