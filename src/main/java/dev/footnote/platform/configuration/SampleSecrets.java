package dev.footnote.platform.configuration;

import java.util.Locale;
import java.util.regex.Pattern;

/** Values that stand in examples for a secret, and that everybody knows. */
public final class SampleSecrets {

  private static final Pattern SAMPLE =
      Pattern.compile(
          ".*(changeme|changethis|replaceme|your(password|secret|token|apikey)).*"
              + "|secret|password|example");

  private SampleSecrets() {}

  /** Whether a value is such a one, however it is spelled. */
  public static boolean include(String value) {
    var letters = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return SAMPLE.matcher(letters).matches();
  }
}
