package dev.footnote.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footnote.chat.citation.Word;
import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.chunking.ChunkDraft;
import dev.footnote.documents.chunking.Chunker;
import dev.footnote.documents.chunking.StructuredText;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.FairShare;
import dev.footnote.inference.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * From which nearness on a question should be answered: questions of each set asked of its own
 * documents and of every other set's. Prints the tables of
 * docs/decisions/0004-evidence-threshold.md.
 */
final class EvidenceBenchmark {

  private static final List<String> SETS =
      List.of(
          "adi",
          "cranfield",
          "xquad_en",
          "squad2_dev",
          "scifact",
          "xquad_de",
          "xquad_zh",
          "xquad_ar");
  private static final int OWN_QUESTIONS = 400;
  private static final int OTHER_QUESTIONS = 200;
  private static final int DOCUMENTS = 1_500;
  private static final double[] WEIGHTS = {.2, .25, .3};
  private static final double[] THRESHOLDS = {
    .68, .69, .70, .705, .71, .72, .73, .74, .75, .76, .77
  };
  private static final double[] SHARES = {.3, .35, .4, .5, .6};

  /** English words that say nothing by themselves, as Lucene's Snowball stemmer knows them. */
  private static final Set<String> FUNCTION_WORDS = functionWords();

  /** As in {@code QuestionWords}: words of a small collection are not yet known to be common. */
  private static final int PRIOR = 50;

  private record Passage(Set<String> stems, Embedding vector) {}

  private record Documents(List<Passage> passages, Map<String, Integer> frequencies) {}

  private record Pair(String questions, String documents) {

    boolean own() {
      return questions.equals(documents);
    }

    /** XQuAD is made of SQuAD's development set, in several languages. */
    boolean comparable() {
      return own() || !(questions.contains("quad") && documents.contains("quad"));
    }
  }

  /** Of one question: the best nearness by weight of the words, and the best share of the words. */
  private record Nearness(double[] byWeight, double words) {}

  private EvidenceBenchmark() {}

  /**
   * @param arguments folder of the question sets
   */
  public static void main(String[] arguments) throws IOException {
    var data = Path.of(arguments.length > 0 ? arguments[0] : "../question-sets");
    var target = Path.of(arguments.length > 1 ? arguments[1] : "target").toAbsolutePath();
    Files.createDirectories(target);
    var found = new LinkedHashMap<Pair, List<Nearness>>();
    try (var service = service(target);
        var embedder =
            new CachedEmbedder(service.getBean(Embedder.class), target.resolve("vectors"))) {
      var chunker = new Chunker(service.getBean(Tokenizer.class));
      for (var name : SETS) {
        var documents = documents(data.resolve(name), chunker, embedder);
        SETS.stream()
            .map(questions -> new Pair(questions, name))
            .filter(Pair::comparable)
            .forEach(pair -> found.put(pair, nearness(pair, data, documents, embedder)));
      }
    }
    print(found);
  }

  private static Documents documents(Path folder, Chunker chunker, Embedder embedder) {
    var set = QuestionSet.read(folder, OWN_QUESTIONS);
    var relevant =
        set.questions().keySet().stream()
            .flatMap(question -> set.judgements().get(question).entrySet().stream())
            .filter(judgement -> judgement.getValue() > 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    var drafts = new ArrayList<ChunkDraft>();
    set.documents().entrySet().stream()
        .sorted(
            (one, other) ->
                Boolean.compare(relevant.contains(other.getKey()), relevant.contains(one.getKey())))
        .limit(DOCUMENTS)
        .forEach(
            document ->
                drafts.addAll(
                    chunker.chunk(
                        StructuredText.plain(document.getValue()), ChunkingRules.STANDARD)));
    var texts = drafts.stream().map(ChunkDraft::embeddedText).toList();
    var vectors = embedder.embedPassages(FairShare.WAITED_FOR, texts);
    var passages = new ArrayList<Passage>();
    var frequencies = new HashMap<String, Integer>();
    for (int i = 0; i < texts.size(); i++) {
      var stems = Word.of(texts.get(i)).stream().map(Word::stem).collect(Collectors.toSet());
      stems.forEach(stem -> frequencies.merge(stem, 1, Integer::sum));
      passages.add(new Passage(stems, vectors.get(i)));
    }
    System.out.printf("%n%s: %d chunks%n", set.name(), passages.size());
    return new Documents(passages, frequencies);
  }

  private static List<Nearness> nearness(
      Pair pair, Path data, Documents documents, Embedder embedder) {
    int most = pair.own() ? OWN_QUESTIONS : OTHER_QUESTIONS;
    return QuestionSet.read(data.resolve(pair.questions()), most).questions().values().stream()
        .map(question -> nearness(question, documents, embedder))
        .toList();
  }

  private static Nearness nearness(String text, Documents documents, Embedder embedder) {
    var question = embedder.embedQuery(text);
    var weights = new HashMap<String, Double>();
    int chunks = documents.passages().size();
    for (var word : Word.of(text)) {
      if (FUNCTION_WORDS.contains(word.form())) {
        continue;
      }
      int with = documents.frequencies().getOrDefault(word.stem(), 0);
      weights.put(word.stem(), Math.log(1 + (chunks + PRIOR - with + 0.5) / (with + 0.5)));
    }
    double all = weights.values().stream().mapToDouble(weight -> weight).sum();
    var best = new double[WEIGHTS.length];
    double most = 0;
    for (var passage : documents.passages()) {
      double share = all == 0 ? 0 : share(passage, weights) / all;
      double cosine = question.cosine(passage.vector());
      most = Math.max(most, share);
      for (int i = 0; i < WEIGHTS.length; i++) {
        best[i] = Math.max(best[i], cosine + WEIGHTS[i] * share);
      }
    }
    return new Nearness(best, most);
  }

  private static double share(Passage passage, Map<String, Double> weights) {
    return weights.entrySet().stream()
        .filter(word -> passage.stems().contains(word.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static void print(Map<Pair, List<Nearness>> found) {
    for (int w = 0; w < WEIGHTS.length; w++) {
      int weight = w;
      for (double threshold : THRESHOLDS) {
        System.out.printf("weight %.2f at least %.3f", WEIGHTS[w], threshold);
        print(found, nearness -> nearness.byWeight()[weight] >= threshold);
      }
    }
    for (double share : SHARES) {
      System.out.printf("words alone, at least %.2f", share);
      print(found, nearness -> nearness.words() >= share);
    }
  }

  private static void print(
      Map<Pair, List<Nearness>> found, java.util.function.Predicate<Nearness> kept) {
    var refused = new ArrayList<Double>();
    var own = new ArrayList<Double>();
    found.forEach(
        (pair, questions) -> {
          double share = 100.0 * questions.stream().filter(kept).count() / questions.size();
          if (pair.own()) {
            own.add(share);
            System.out.printf(" %s %.1f", pair.questions(), share);
          } else {
            refused.add(100 - share);
          }
        });
    System.out.printf(
        " | kept %.1f refused %.1f lowest %.1f%n",
        mean(own.stream().mapToDouble(value -> value)),
        mean(refused.stream().mapToDouble(value -> value)),
        refused.stream().mapToDouble(value -> value).min().orElse(0));
  }

  private static double mean(DoubleStream values) {
    return Arrays.stream(values.toArray()).average().orElse(0);
  }

  private static Set<String> functionWords() {
    if (Boolean.getBoolean("keep-function-words")) {
      return Set.of();
    }
    try (var list = SnowballFilter.class.getResourceAsStream("english_stop.txt")) {
      return new String(list.readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.replaceAll("\\|.*", "").strip())
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AnnotationConfigApplicationContext service(Path target) {
    var service = new AnnotationConfigApplicationContext();
    service
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "benchmark",
                Map.of(
                    "footnote.inference.onnx.native-dir",
                    target.resolve("native").toString(),
                    "footnote.inference.onnx.query-timeout",
                    "60s")));
    service.registerBean(Clock.class, Clock::systemUTC);
    service.registerBean("dataFolder", Path.class, () -> target);
    service.scan("dev.footnote.inference.adapter.onnx");
    service.refresh();
    return service;
  }
}
