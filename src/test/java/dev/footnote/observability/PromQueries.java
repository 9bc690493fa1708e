package dev.footnote.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queries of the dashboard and of the alert rules, and the names in them. */
final class PromQueries {

  private static final Pattern RULE =
      Pattern.compile("(?m)^ +expr: (?:\\|\n((?: {10,}.*\n)+)|(.+)$)");
  private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without) \\(([^)]*)\\)");
  private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)\\}");
  private static final Pattern MATCHER = Pattern.compile("([a-z_]+)\\s*[=!]");
  private static final Pattern NAME = Pattern.compile("([a-z_][a-z0-9_]*)(?![a-z0-9_]*\\s*\\()");
  private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*\\]");
  private static final Pattern NUMBER_OR_QUOTED = Pattern.compile("\"[^\"]*\"|\\b\\d[\\w.]*");

  private PromQueries() {}

  static List<String> ofAlerts() throws IOException {
    var rules = RULE.matcher(Files.readString(Path.of("deploy/prometheus/alerts.yml")));
    return rules
        .results()
        .map(rule -> rule.group(1) == null ? rule.group(2) : rule.group(1).replace('\n', ' '))
        .toList();
  }

  static Set<String> namesOfAlerts() throws IOException {
    return Exposition.found(
        Pattern.compile("(?m)^ +- alert: (\\w+)$"),
        Files.readString(Path.of("deploy/prometheus/alerts.yml")));
  }

  static List<String> ofDashboard() throws IOException {
    var queries = new ArrayList<String>();
    collect(
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(Path.of("deploy/grafana/footnote.json"))),
        queries);
    return queries;
  }

  private static void collect(JsonNode node, List<String> queries) {
    if (node.has("expr")) {
      queries.add(node.path("expr").asString());
    }
    node.forEach(child -> collect(child, queries));
  }

  /** Names of metrics, but for {@code up}, which Prometheus makes itself. */
  static Set<String> metrics(String query) {
    var bare = RANGE.matcher(MATCHERS.matcher(query).replaceAll("")).replaceAll("");
    var names =
        Exposition.found(
            NAME, NUMBER_OR_QUOTED.matcher(GROUPING.matcher(bare).replaceAll("")).replaceAll(""));
    names.removeAll(Set.of("up", "and", "or", "unless", "on", "bool"));
    return names;
  }

  /** Names of labels that are matched or grouped by, but for those that Prometheus adds. */
  static Set<String> labels(String query) {
    var labels = new TreeSet<String>();
    MATCHERS
        .matcher(query)
        .results()
        .forEach(matchers -> labels.addAll(Exposition.found(MATCHER, matchers.group(1))));
    GROUPING
        .matcher(query)
        .results()
        .forEach(group -> labels.addAll(List.of(group.group(1).split(", *"))));
    labels.removeAll(Set.of("instance", "job"));
    return labels;
  }
}
