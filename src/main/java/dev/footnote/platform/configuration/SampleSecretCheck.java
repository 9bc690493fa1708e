package dev.footnote.platform.configuration;

import dev.footnote.kernel.Secret;
import dev.footnote.platform.StartRefused;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/** Refuses to start with a secret that was copied from an example. */
@Component
class SampleSecretCheck implements SmartInitializingSingleton {

  private final OwnSettings settings;

  SampleSecretCheck(OwnSettings settings) {
    this.settings = settings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var samples = settings.all().flatMap(SampleSecretCheck::samples).sorted().toList();
    if (!samples.isEmpty()) {
      throw refused(samples);
    }
  }

  private static StartRefused refused(List<String> samples) {
    return new StartRefused(
        "These secrets are samples that everybody knows: " + String.join(", ", samples) + ".",
        "Set values of your own, `openssl rand -hex 32` makes one, or leave them out.");
  }

  private static Stream<String> samples(OwnSettings.Settings settings) {
    return Stream.of(settings.values().getClass().getRecordComponents())
        .filter(component -> isSample(component, settings.values()))
        .map(component -> settings.prefix() + "." + component.getName());
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
