package dev.footnote.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents, questions and which documents answer them, in BEIR's layout.
 *
 * @param documents text (title, line break, text) by id
 * @param questions text by id, in the order of the judgements
 * @param judgements grade by document, by question
 */
record QuestionSet(
    String name,
    Map<String, String> documents,
    Map<String, String> questions,
    Map<String, Map<String, Integer>> judgements) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Reads a set with at most so many questions, those first in the judgements. */
  static QuestionSet read(Path folder, int mostQuestions) {
    var judgements = judgements(folder.resolve("qrels.tsv"));
    var texts = byId(folder.resolve("queries.jsonl"), question -> field(question, "text"));
    var questions =
        judgements.keySet().stream()
            .filter(texts::containsKey)
            .limit(mostQuestions)
            .collect(
                Collectors.toMap(Function.identity(), texts::get, (a, _) -> a, LinkedHashMap::new));
    var documents = byId(folder.resolve("corpus.jsonl"), QuestionSet::document);
    return new QuestionSet(folder.getFileName().toString(), documents, questions, judgements);
  }

  private static String document(JsonNode document) {
    return field(document, "title") + "\n" + field(document, "text");
  }

  private static String field(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  private static Map<String, String> byId(Path file, Function<JsonNode, String> text) {
    var texts = new LinkedHashMap<String, String>();
    lines(file)
        .map(JSON::readTree)
        .forEach(node -> texts.put(field(node, "_id"), text.apply(node)));
    return texts;
  }

  private static Map<String, Map<String, Integer>> judgements(Path file) {
    var judgements = new LinkedHashMap<String, Map<String, Integer>>();
    lines(file)
        .skip(1)
        .map(line -> List.of(line.split("\t")))
        .forEach(
            row ->
                judgements
                    .computeIfAbsent(row.get(0), _ -> new LinkedHashMap<>())
                    .put(row.get(1), Integer.valueOf(row.get(2).strip())));
    return judgements;
  }

  /** On line feeds alone: texts hold other line separators. */
  private static Stream<String> lines(Path file) {
    try {
      return Stream.of(Files.readString(file).split("\n")).filter(line -> !line.isBlank());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
