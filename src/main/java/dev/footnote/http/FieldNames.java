package dev.footnote.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of record components as they are in JSON. */
final class FieldNames {

  private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])[A-Z]");

  private FieldNames() {}

  static String snakeCase(String name) {
    return CAPITAL.matcher(name).replaceAll(match -> "_" + match.group()).toLowerCase(Locale.ROOT);
  }
}
