package dev.footnote.search.indexing;

import dev.footnote.kernel.AppException;
import dev.footnote.search.SearchError;
import dev.footnote.search.spi.LexicalIndex;
import dev.footnote.search.spi.RebuildingEngine;
import dev.footnote.search.spi.VectorIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The engines that can keep either half. */
record Engines(
    EngineProperties inUse,
    List<RebuildingEngine<LexicalIndex>> lexical,
    List<RebuildingEngine<VectorIndex>> vectors) {

  /** Makes room for each half that is named. */
  List<Half> begin(Optional<String> lexicalEngine, Optional<String> semanticEngine) {
    var words = lexicalEngine.map(name -> named(name, lexical));
    var meaning = semanticEngine.map(name -> named(name, vectors));
    var halves = new ArrayList<Half>();
    words.ifPresent(
        engine ->
            halves.add(Half.lexical(engine.begin(), isNamed(engine.name(), inUse.lexical()))));
    try {
      meaning.ifPresent(
          engine ->
              halves.add(Half.vectors(engine.begin(), isNamed(engine.name(), inUse.semantic()))));
    } catch (RuntimeException e) {
      halves.forEach(half -> half.abandon().run());
      throw e;
    }
    return List.copyOf(halves);
  }

  private static boolean isNamed(String name, Enum<?> engine) {
    return engine.name().toLowerCase(Locale.ROOT).equals(name);
  }

  private static <I> RebuildingEngine<I> named(String name, List<RebuildingEngine<I>> engines) {
    return engines.stream()
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(engines));
  }

  private static <I> AppException unknown(List<RebuildingEngine<I>> engines) {
    var names = engines.stream().map(RebuildingEngine::name).collect(Collectors.joining(", "));
    return AppException.of(
        SearchError.INVALID_REINDEX, "This half can be made anew on one of: " + names + ".");
  }
}
