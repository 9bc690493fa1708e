package dev.footnote.backup.database;

import dev.footnote.backup.archive.Manifest.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts tables into an order in which each comes after those that it refers to. */
final class TableOrder {

  private final Map<String, Table> open;
  private final Map<String, Set<String>> references;

  private TableOrder(Map<String, Table> open, Map<String, Set<String>> references) {
    this.open = open;
    this.references = references;
  }

  /** A foreign key: the table that has it, and the one it refers to. */
  record Reference(String from, String to) {}

  static List<Table> of(List<Table> tables, Collection<Reference> references) {
    var open =
        tables.stream()
            .collect(
                Collectors.toMap(
                    Table::name, Function.identity(), (one, _) -> one, LinkedHashMap::new));
    var others =
        references.stream()
            .filter(reference -> !reference.from().equals(reference.to()))
            .collect(
                Collectors.groupingBy(
                    Reference::from,
                    Collectors.mapping(Reference::to, Collectors.toUnmodifiableSet())));
    return new TableOrder(open, others).ordered();
  }

  private List<Table> ordered() {
    var ordered = new ArrayList<Table>();
    while (!open.isEmpty()) {
      var next =
          open.values().stream()
              .filter(this::refersToNoneThatIsOpen)
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("tables refer to each other: " + open.keySet()));
      open.remove(next.name());
      ordered.add(next);
    }
    return ordered;
  }

  private boolean refersToNoneThatIsOpen(Table table) {
    return references.getOrDefault(table.name(), Set.of()).stream().noneMatch(open::containsKey);
  }
}
