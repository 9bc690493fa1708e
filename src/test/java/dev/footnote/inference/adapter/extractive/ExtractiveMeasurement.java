package dev.footnote.inference.adapter.extractive;

import dev.footnote.inference.BundledModel;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.Embedding;
import dev.footnote.inference.FairShare;
import dev.footnote.inference.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints how well the extractive answerer tells answerable from unanswerable questions and how
 * often it picks from the right passage; the source of the figures of docs/decisions/0003.
 *
 * <p>Arguments: a folder in BEIR layout whose questions carry their answers (SQuAD 2.0), and how
 * many questions.
 */
final class ExtractiveMeasurement {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long SEED = 7;

  private record Paragraph(String id, String title, String text) {}

  private record Ask(String question, List<String> answers, Paragraph own) {}

  private final Embedder embedder = BundledModel.embedder();
  private final SentenceRanking ranking = new SentenceRanking(embedder);
  private final List<Paragraph> paragraphs;
  private final List<Ask> asks;
  private final Map<String, Embedding> embeddings = new HashMap<>();

  private ExtractiveMeasurement(List<Paragraph> paragraphs, List<Ask> asks) {
    this.paragraphs = paragraphs;
    this.asks = asks;
  }

  public static void main(String[] arguments) throws IOException {
    var folder = Path.of(arguments[0]);
    var paragraphs =
        lines(folder.resolve("corpus.jsonl")).stream()
            .map(ExtractiveMeasurement::paragraph)
            .toList();
    var byId = new HashMap<String, Paragraph>();
    paragraphs.forEach(paragraph -> byId.put(paragraph.id(), paragraph));
    var judged = new HashMap<String, String>();
    Files.readAllLines(folder.resolve("qrels.tsv")).stream()
        .skip(1)
        .map(line -> line.split("\t"))
        .forEach(row -> judged.put(row[0], row[1]));
    var all =
        lines(folder.resolve("queries.jsonl")).stream()
            .filter(query -> judged.containsKey(query.get("_id").asString()))
            .map(query -> ask(query, byId.get(judged.get(query.get("_id").asString()))))
            .toList();
    int step = Math.max(1, all.size() / Integer.parseInt(arguments[1]));
    var sample =
        IntStream.iterate(0, i -> i < all.size(), i -> i + step).mapToObj(all::get).toList();
    new ExtractiveMeasurement(paragraphs, sample).run();
    System.exit(0);
  }

  private void run() {
    var share = new FairShare(new UUID(1, 1));
    var vectors = embedder.embedPassages(share, paragraphs.stream().map(Paragraph::text).toList());
    for (int i = 0; i < paragraphs.size(); i++) {
      embeddings.put(paragraphs.get(i).id(), vectors.get(i));
    }
    var random = new Random(SEED);
    var own = new ArrayList<List<Candidate>>();
    var same = new ArrayList<List<Candidate>>();
    var foreign = new ArrayList<List<Candidate>>();
    var five = new ArrayList<List<Candidate>>();
    var fiveWithout = new ArrayList<List<Candidate>>();
    var fives = new ArrayList<List<Paragraph>>();
    long nanos = 0;
    for (var ask : asks) {
      own.add(rank(ask, List.of(ask.own())));
      same.add(rank(ask, List.of(pick(random, ask, true))));
      foreign.add(rank(ask, List.of(pick(random, ask, false))));
      var near = nearest(ask);
      var with = new ArrayList<>(near.subList(0, 5));
      if (!with.contains(ask.own())) {
        with.set(4, ask.own());
      }
      fives.add(with);
      long start = System.nanoTime();
      five.add(rank(ask, with));
      nanos += System.nanoTime() - start;
      fiveWithout.add(
          rank(
              ask,
              near.stream().filter(p -> !p.title().equals(ask.own().title())).limit(5).toList()));
    }
    System.out.printf(
        "questions %d, ms a question over five passages %.1f%n",
        asks.size(), nanos / 1e6 / asks.size());
    for (double weight : new double[] {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1}) {
      ToDoubleFunction<Candidate> score = c -> (1 - weight) * c.meaning() + weight * c.words();
      printPicks(weight, five, fives, score);
    }
    for (double weight : new double[] {0, 0.2, 0.3, 0.4, 0.5}) {
      ToDoubleFunction<Candidate> score = c -> (1 - weight) * c.meaning() + weight * c.words();
      printThresholds(weight, score, named(own, same, foreign, five, fiveWithout));
    }
    for (int cap : new int[] {5, 8, 12, 16, 20, 30}) {
      printCap(cap, five, fives);
    }
    printAnswers(five, fives);
  }

  private void printCap(int cap, List<List<Candidate>> five, List<List<Paragraph>> fives) {
    int right = 0;
    int answered = 0;
    for (int i = 0; i < asks.size(); i++) {
      var best =
          five.get(i).stream()
              .sorted(Comparator.comparingDouble(Candidate::words).reversed())
              .limit(cap)
              .max(Comparator.comparingDouble(Candidate::score))
              .orElseThrow();
      var ask = asks.get(i);
      right += fives.get(i).get(best.sentence().marker() - 1).equals(ask.own()) ? 1 : 0;
      answered += holdsAnswer(best.sentence().text(), ask) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "%d sentences embedded: best sentence from the judged paragraph %.3f, holds the answer %.3f%n",
        cap,
        right / (double) asks.size(),
        answered / (double) asks.size());
  }

  private static Map<String, List<List<Candidate>>> named(
      List<List<Candidate>> own,
      List<List<Candidate>> same,
      List<List<Candidate>> foreign,
      List<List<Candidate>> five,
      List<List<Candidate>> fiveWithout) {
    var named = new LinkedHashMap<String, List<List<Candidate>>>();
    named.put("own", own);
    named.put("same article", same);
    named.put("other article", foreign);
    named.put("five with own", five);
    named.put("nearest five of other articles", fiveWithout);
    return named;
  }

  private void printPicks(
      double weight,
      List<List<Candidate>> five,
      List<List<Paragraph>> fives,
      ToDoubleFunction<Candidate> score) {
    int right = 0;
    int answered = 0;
    for (int i = 0; i < asks.size(); i++) {
      var best = five.get(i).stream().max(Comparator.comparingDouble(score)).orElseThrow();
      var ask = asks.get(i);
      right += fives.get(i).get(best.sentence().marker() - 1).equals(ask.own()) ? 1 : 0;
      answered += holdsAnswer(best.sentence().text(), ask) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "word weight %.1f: best sentence from the judged paragraph %.3f, holds the answer %.3f%n",
        weight,
        right / (double) asks.size(),
        answered / (double) asks.size());
  }

  private static boolean holdsAnswer(String text, Ask ask) {
    return ask.answers().stream().anyMatch(text::contains);
  }

  private void printThresholds(
      double weight, ToDoubleFunction<Candidate> score, Map<String, List<List<Candidate>>> sets) {
    System.out.printf(
        Locale.ROOT,
        "word weight %.1f, share of questions whose best sentence reaches the threshold%n",
        weight);
    var bests = new LinkedHashMap<String, double[]>();
    sets.forEach(
        (name, set) ->
            bests.put(
                name,
                set.stream()
                    .mapToDouble(c -> c.stream().mapToDouble(score).max().orElse(0))
                    .toArray()));
    for (double t = 0.40; t < 0.85; t += 0.025) {
      var row = new StringBuilder(String.format(Locale.ROOT, "%.3f", t));
      double threshold = t;
      bests.forEach(
          (name, values) ->
              row.append(
                  String.format(
                      Locale.ROOT,
                      "  %s %.3f",
                      name,
                      java.util.Arrays.stream(values).filter(v -> v >= threshold).count()
                          / (double) values.length)));
      System.out.println(row);
    }
  }

  private void printAnswers(List<List<Candidate>> five, List<List<Paragraph>> fives) {
    int none = 0;
    int sentences = 0;
    int fromOwn = 0;
    int holds = 0;
    for (int i = 0; i < asks.size(); i++) {
      var chosen = SentenceChoice.of(five.get(i));
      var passages = fives.get(i);
      var ask = asks.get(i);
      none += chosen.isEmpty() ? 1 : 0;
      sentences += chosen.size();
      fromOwn +=
          chosen.stream().anyMatch(s -> passages.get(s.marker() - 1).equals(ask.own())) ? 1 : 0;
      holds += chosen.stream().anyMatch(s -> holdsAnswer(s.text(), ask)) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "as built: no answer %.3f, sentences an answer %.2f, one is from the judged paragraph %.3f, one holds the answer %.3f%n",
        none / (double) asks.size(),
        sentences / (double) (asks.size() - none),
        fromOwn / (double) asks.size(),
        holds / (double) asks.size());
  }

  private List<Candidate> rank(Ask ask, List<Paragraph> passages) {
    return ranking.rank(
        ask.question(),
        IntStream.range(0, passages.size())
            .mapToObj(
                i -> new Prompt.Source(i + 1, passages.get(i).title(), passages.get(i).text()))
            .toList());
  }

  private List<Paragraph> nearest(Ask ask) {
    var question = embedder.embedQuery(ask.question());
    return paragraphs.stream()
        .sorted(Comparator.comparingDouble(p -> -question.cosine(embeddings.get(p.id()))))
        .limit(60)
        .toList();
  }

  private Paragraph pick(Random random, Ask ask, boolean sameArticle) {
    var others =
        paragraphs.stream()
            .filter(p -> !p.equals(ask.own()) && p.title().equals(ask.own().title()) == sameArticle)
            .toList();
    return others.get(random.nextInt(others.size()));
  }

  private static Paragraph paragraph(JsonNode node) {
    return new Paragraph(
        node.get("_id").asString(), node.get("title").asString(), node.get("text").asString());
  }

  private static Ask ask(JsonNode query, Paragraph own) {
    var answers =
        StreamSupport.stream(query.get("metadata").get("answers").spliterator(), false)
            .map(JsonNode::asString)
            .toList();
    return new Ask(query.get("text").asString(), answers, own);
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(JSON::readTree).toList();
  }
}
