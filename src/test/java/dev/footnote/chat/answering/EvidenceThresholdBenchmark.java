package dev.footnote.chat.answering;

import dev.footnote.chat.citation.Claim;
import dev.footnote.chat.citation.Word;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.FairShare;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the evidence threshold: questions of one set asked of their own documents and of those of
 * another set. Prints the table of docs/decisions/0004-evidence-threshold.md. To run:
 *
 * <pre>./mvnw test -Dtest=EvidenceThresholdBenchmark -Dfootnote.sets=FOLDER</pre>
 */
class EvidenceThresholdBenchmark {

  private static final List<String> SETS =
      List.of("adi", "cranfield", "scifact", "squad2_dev", "xquad_de", "xquad_zh");
  private static final int MAX_QUESTIONS = 100;
  private static final int MAX_DOCUMENTS = 200;
  private static final double[] WEIGHTS = {0, .2, .3, .4, .5};
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void thresholds() throws IOException {
    var folder = Path.of(System.getProperty("footnote.sets", "none"));
    Assumptions.assumeTrue(Files.isDirectory(folder), "set -Dfootnote.sets to a folder of sets");
    try (var context =
        new SpringApplicationBuilder(Models.class)
            .web(WebApplicationType.NONE)
            .properties("footnote.data-dir=target/bench")
            .run()) {
      var embedder = context.getBean(Embedder.class);
      var sets = new ArrayList<QuestionSet>();
      for (var name : SETS) {
        sets.add(QuestionSet.read(folder.resolve(name), name, embedder));
      }
      print(sets);
    }
  }

  private static void print(List<QuestionSet> sets) {
    var on = new LinkedHashMap<String, List<Nearness>>();
    var off = new LinkedHashMap<String, List<Nearness>>();
    for (var questions : sets) {
      for (var documents : sets) {
        var name = questions.name() + " > " + documents.name();
        if (questions == documents) {
          on.put(name, questions.against(documents));
        } else if (!related(questions.name(), documents.name())) {
          off.put(name, questions.against(documents));
        }
      }
    }
    System.out.println("quantiles of the best similarity and keyword share: 1 3 5 50 95 97 99 %");
    on.forEach(EvidenceThresholdBenchmark::quantiles);
    off.forEach(EvidenceThresholdBenchmark::quantiles);
    for (double weight : WEIGHTS) {
      for (double threshold = 0.55; threshold < 1.1; threshold += 0.02) {
        System.out.printf(
            "weight %.2f threshold %.2f | kept %s| refused %s%n",
            weight,
            threshold,
            shares(on, weight, threshold, true),
            shares(off, weight, threshold, false));
      }
    }
  }

  private static void quantiles(String name, List<Nearness> all) {
    System.out.printf("%-26s", name);
    for (boolean words : new boolean[] {false, true}) {
      var values =
          all.stream().mapToDouble(n -> words ? n.keywords() : n.similarity()).sorted().toArray();
      for (double q : new double[] {.01, .03, .05, .5, .95, .97, .99}) {
        System.out.printf(" %.3f", values[(int) (q * (values.length - 1))]);
      }
      System.out.print("  |");
    }
    System.out.println();
  }

  private static String shares(
      Map<String, List<Nearness>> all, double weight, double threshold, boolean kept) {
    var text = new StringBuilder();
    all.forEach(
        (name, values) -> {
          double passed =
              values.stream()
                      .filter(n -> n.similarity() + weight * n.keywords() >= threshold)
                      .count()
                  / (double) values.size();
          text.append("%s %.1f, ".formatted(name, 100 * (kept ? passed : 1 - passed)));
        });
    return text.toString();
  }

  /** XQuAD is made of SQuAD's development set. */
  private static boolean related(String one, String other) {
    return one.contains("squad") && other.contains("squad")
        || one.contains("xquad") && other.contains("squad");
  }

  private record Nearness(double similarity, double keywords) {}

  private record Text(List<Word> words, Embedding embedding) {}

  private record Asked(Claim words, Embedding embedding) {}

  private record QuestionSet(String name, List<Asked> questions, List<Text> documents) {

    static QuestionSet read(Path folder, String name, Embedder embedder) throws IOException {
      var judged = new HashSet<String>();
      var wanted = new HashSet<String>();
      for (var line : Files.readString(folder.resolve("qrels.tsv")).split("\n")) {
        var parts = line.strip().split("\t");
        if (parts.length == 3 && !parts[2].equals("0") && !parts[0].startsWith("query")) {
          if (judged.contains(parts[0]) || judged.size() < MAX_QUESTIONS) {
            judged.add(parts[0]);
            wanted.add(parts[1]);
          }
        }
      }
      return new QuestionSet(
          name, questions(folder, judged, embedder), documents(folder, wanted, embedder));
    }

    private static List<Asked> questions(Path folder, Set<String> ids, Embedder embedder)
        throws IOException {
      return lines(folder.resolve("queries.jsonl")).stream()
          .filter(node -> ids.contains(node.path("_id").asString()))
          .map(node -> node.path("text").asString())
          .map(text -> new Asked(Claim.of(text), embedder.embedQuery(text)))
          .toList();
    }

    private static List<Text> documents(Path folder, Set<String> wanted, Embedder embedder)
        throws IOException {
      var texts =
          lines(folder.resolve("corpus.jsonl")).stream()
              .sorted(
                  Comparator.comparing(
                      node -> wanted.contains(node.path("_id").asString()) ? 0 : 1))
              .limit(MAX_DOCUMENTS)
              .map(node -> node.path("title").asString("") + "\n" + node.path("text").asString())
              .toList();
      var embeddings = new ArrayList<Embedding>();
      for (int from = 0; from < texts.size(); from += 100) {
        embeddings.addAll(
            embedder.embedPassages(
                new FairShare(new UUID(0, 0)),
                texts.subList(from, Math.min(texts.size(), from + 100))));
      }
      return IntStream.range(0, texts.size())
          .mapToObj(i -> new Text(Word.of(texts.get(i)), embeddings.get(i)))
          .toList();
    }

    private static List<JsonNode> lines(Path file) throws IOException {
      return List.of(Files.readString(file).split("\n")).stream()
          .filter(line -> !line.isBlank())
          .map(JSON::readTree)
          .toList();
    }

    List<Nearness> against(QuestionSet other) {
      return questions.parallelStream().map(question -> nearest(question, other)).toList();
    }

    private static Nearness nearest(Asked question, QuestionSet other) {
      var best =
          other.documents().stream()
              .map(
                  text ->
                      new Nearness(
                          question.embedding().cosine(text.embedding()),
                          question.words().coveredBy(text.words())))
              .toList();
      return best.stream()
          .max(Comparator.comparingDouble(n -> n.similarity() + 0.3 * n.keywords()))
          .orElseThrow();
    }
  }

  @ComponentScan("dev.footnote.inference.adapter.onnx")
  static class Models {

    /** The model asks that this is there, not what it is. */
    @Bean
    Path dataFolder() {
      return Path.of("target", "bench");
    }
  }
}
