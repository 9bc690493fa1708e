package dev.footnote.observability;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code /metrics} exposes: families, the names of their samples, and labels. */
record Exposition(Set<String> families, Set<String> samples, Set<String> labels) {

  private static final Pattern FAMILY = Pattern.compile("(?m)^# TYPE (\\S+) ");
  private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z_][a-z0-9_]*)[ {]");
  private static final Pattern LABEL = Pattern.compile("[{,]([a-z_]+)=\"");

  static Exposition of(String text) {
    return new Exposition(found(FAMILY, text), found(SAMPLE, text), found(LABEL, text));
  }

  static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
