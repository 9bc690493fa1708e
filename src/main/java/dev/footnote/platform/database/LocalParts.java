package dev.footnote.platform.database;

import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;

/** What this instance keeps in its data folder, where no other instance can see it. */
record LocalParts(List<String> settings) {

  /** Settings that choose where something is kept, with the choice that keeps it here. */
  private static final Map<String, String> HERE =
      Map.of(
          "footnote.search.lexical", "lucene",
          "footnote.search.semantic", "lucene",
          "footnote.documents.blobs", "filesystem");

  static LocalParts of(Environment environment) {
    return new LocalParts(
        HERE.entrySet().stream()
            .filter(part -> isHere(environment, part.getKey(), part.getValue()))
            .map(part -> part.getKey() + "=" + part.getValue())
            .sorted()
            .toList());
  }

  private static boolean isHere(Environment environment, String setting, String here) {
    return environment.getProperty(setting, here).equalsIgnoreCase(here);
  }

  boolean isNone() {
    return settings.isEmpty();
  }

  @Override
  public String toString() {
    return String.join(", ", settings);
  }
}
