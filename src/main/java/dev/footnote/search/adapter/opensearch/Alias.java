package dev.footnote.search.adapter.opensearch;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The name by which an index is used. The indexes themselves are numbered, so that one can be made
 * beside the other and take its place in one step.
 */
final class Alias {

  private static final String NEXT = "-next";

  private final OpenSearchConnection connection;
  private final IndexDefinition definition;
  private final String name;
  private final Duration deadline;

  Alias(
      OpenSearchConnection connection, IndexDefinition definition, String name, Duration deadline) {
    this.connection = connection;
    this.definition = definition;
    this.name = name;
    this.deadline = deadline;
  }

  String name() {
    return name;
  }

  /** Makes the index if it is not there, and says whether it did; refuses a foreign one. */
  boolean open() {
    var found = find(name);
    found.ifPresent(this::requireOurs);
    return found.isEmpty() && create(definition.alias() + "-1", name);
  }

  /** The same for an index that was there before; one that was made beside is not made again. */
  boolean openAgain() {
    if (!name.equals(definition.alias())) {
      throw lost();
    }
    return open();
  }

  /** An index of a new number, known by a name of its own besides until the next one is made. */
  static Alias next(
      OpenSearchConnection connection, IndexDefinition definition, Duration deadline) {
    var next = new Alias(connection, definition, definition.alias() + NEXT, deadline);
    var used = next.find(definition.alias());
    next.find(next.name).ifPresent(left -> next.release(left, used));
    int newest = used.map(Found::number).orElse(0);
    next.create(definition.alias() + "-" + (newest + 1), next.name);
    return next;
  }

  /** What an earlier rebuild left: its index if it was given up, or the name on the one in use. */
  private void release(Found left, Optional<Found> used) {
    if (used.filter(left::equals).isEmpty()) {
      remove(left.name());
    } else {
      var removal = Dsl.object("remove", Dsl.object().put("index", left.name()).put("alias", name));
      connection.post("/_aliases", Dsl.object("actions", Dsl.array().add(removal)), deadline);
    }
  }

  /** Takes the place of the index in use in one step that no search notices; gives that index. */
  Optional<String> promote() {
    var ours = find(name).orElseThrow(Alias::lost).name();
    var old = find(definition.alias()).map(Found::name).filter(other -> !other.equals(ours));
    var actions = Dsl.array().add(action("add", ours));
    old.ifPresent(other -> actions.add(action("remove", other)));
    connection.post("/_aliases", Dsl.object("actions", actions), deadline);
    return old;
  }

  private JsonNode action(String action, String index) {
    return Dsl.object(action, Dsl.object().put("index", index).put("alias", definition.alias()));
  }

  /** Deletes an index once every search that had begun in it has ended. */
  void retire(String index, Duration longestSearch) {
    try {
      Thread.sleep(longestSearch);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    remove(index);
  }

  void discard() {
    find(name).ifPresent(ours -> remove(ours.name()));
  }

  private static OpenSearchFault lost() {
    return new OpenSearchFault(OpenSearchFault.Kind.REFUSED, "the new index is lost");
  }

  private void remove(String index) {
    connection.delete("/" + index, deadline);
  }

  private boolean create(String index, String as) {
    try {
      connection.put("/" + index, definition.creation(as), deadline);
      return true;
    } catch (OpenSearchFault e) {
      if (e.kind() != OpenSearchFault.Kind.PRESENT) {
        throw e;
      }
      return false;
    }
  }

  private record Found(String name, JsonNode meta) {

    int number() {
      var digits = name.substring(name.lastIndexOf('-') + 1);
      return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }
  }

  private Optional<Found> find(String alias) {
    try {
      return connection.get("/" + alias + "/_mapping", deadline).properties().stream()
          .map(Alias::found)
          .findFirst();
    } catch (OpenSearchFault e) {
      if (e.kind() != OpenSearchFault.Kind.MISSING) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static Found found(Map.Entry<String, JsonNode> index) {
    return new Found(index.getKey(), index.getValue().path("mappings").path("_meta"));
  }

  private void requireOurs(Found found) {
    for (var expected : definition.format().entrySet()) {
      var actual = found.meta().path(expected.getKey()).asString("");
      if (!actual.equals(expected.getValue())) {
        throw OpenSearchErrors.unusable(
            "The OpenSearch index "
                + found.name()
                + " has "
                + expected.getKey()
                + " \""
                + actual
                + "\" where \""
                + expected.getValue()
                + "\" is needed. Delete it, and it is filled again from the database, or set"
                + " another footnote.search.opensearch.prefix.");
      }
    }
  }
}
