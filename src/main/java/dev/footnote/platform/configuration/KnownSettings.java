package dev.footnote.platform.configuration;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of settings in a form in which every spelling of one name is the same. */
final class KnownSettings {

  private final Set<String> names = new HashSet<>();
  private final Set<String> maps = new HashSet<>();

  /** Adds the components of a properties record under its prefix. */
  void add(String prefix, Class<?> record) {
    for (RecordComponent component : record.getRecordComponents()) {
      var name = prefix + "." + component.getName();
      if (component.getType().isRecord() && belongsToUs(component.getType())) {
        add(name, component.getType());
      } else if (Map.class.isAssignableFrom(component.getType())) {
        maps.add(uniform(name));
      } else {
        names.add(uniform(name));
      }
    }
  }

  /** Adds one name as it is spelled, an environment variable say. */
  void add(String name) {
    names.add(uniform(name));
  }

  boolean knows(String name) {
    var uniform = uniform(name);
    return names.contains(uniform) || maps.stream().anyMatch(uniform::startsWith);
  }

  Set<String> unknownAmong(Set<String> used) {
    return used.stream().filter(name -> !knows(name)).collect(Collectors.toSet());
  }

  private static boolean belongsToUs(Class<?> type) {
    return type.getName().startsWith("dev.footnote.") && !type.getName().contains(".kernel.");
  }

  /** Without dots, dashes, underscores, capitals and list indexes. */
  private static String uniform(String name) {
    return name.replaceAll("\\[\\d+\\]", "").replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
  }
}
