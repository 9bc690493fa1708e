package dev.footnote.benchmark;

import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.chunking.ChunkDraft;
import dev.footnote.documents.chunking.Chunker;
import dev.footnote.documents.chunking.StructuredText;
import dev.footnote.inference.Embedder;
import dev.footnote.inference.FairShare;
import dev.footnote.inference.Tokenizer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Passages a second from upload to ready, beside what the embedding model alone makes of the same
 * passages in the same run, in turns; and characters a second of chunking alone.
 */
final class IngestionBenchmark {

  private static final int ROUNDS = 4;
  private static final int DOCUMENT = 10_000;
  private static final FairShare SHARE = new FairShare(new UUID(8, 8));

  private final RunningService service;
  private final Embedder embedder;
  private final Chunker chunker;

  private IngestionBenchmark(RunningService service) {
    this.service = service;
    this.embedder = service.bean(Embedder.class);
    this.chunker = new Chunker(service.bean(Tokenizer.class));
  }

  /**
   * @param arguments folder of the question sets, number of documents (1000), texts of the sets in
   *     each (1)
   */
  public static void main(String[] arguments) throws InterruptedException {
    var data = Path.of(arguments.length > 0 ? arguments[0] : "../question-sets");
    int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000;
    int together = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
    var texts = BenchmarkTexts.from(data, count + count / ROUNDS, together);
    try (var service = RunningService.start()) {
      var benchmark = new IngestionBenchmark(service);
      benchmark.embed(benchmark.passages(texts.subList(count, texts.size())));
      service.ingest(texts.subList(count, texts.size()));
      benchmark.measure(texts.subList(0, count));
      benchmark.chunking(texts);
    }
  }

  private void measure(List<String> texts) throws InterruptedException {
    System.out.println("| round | passages | pipeline s | model alone s |");
    System.out.println("|---|---|---|---|");
    int all = 0;
    double pipeline = 0;
    double alone = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var part = part(texts, round);
      var passages = passages(part);
      boolean pipelineFirst = round % 2 == 0;
      double first = pipelineFirst ? service.ingest(part) : embed(passages);
      double second = pipelineFirst ? embed(passages) : service.ingest(part);
      double ingesting = pipelineFirst ? first : second;
      double embedding = pipelineFirst ? second : first;
      System.out.printf(
          "| %d | %d | %.1f | %.1f |%n", round + 1, passages.size(), ingesting, embedding);
      all += passages.size();
      pipeline += ingesting;
      alone += embedding;
    }
    System.out.printf(
        "%npipeline %.1f passages/s, model alone %.1f passages/s, ratio %.3f (bar 0.85)%n",
        all / pipeline, all / alone, alone / pipeline);
  }

  private static List<String> part(List<String> texts, int round) {
    return texts.subList(texts.size() * round / ROUNDS, texts.size() * (round + 1) / ROUNDS);
  }

  private List<String> passages(List<String> texts) {
    return texts.stream()
        .flatMap(text -> chunks(text).stream())
        .map(ChunkDraft::embeddedText)
        .toList();
  }

  private List<ChunkDraft> chunks(String text) {
    return chunker.chunk(StructuredText.plain(text), ChunkingRules.STANDARD);
  }

  private double embed(List<String> passages) {
    long start = System.nanoTime();
    embedder.embedPassages(SHARE, passages);
    return (System.nanoTime() - start) / 1e9;
  }

  /** In processor time, so that it does not depend on what else runs. */
  private void chunking(List<String> texts) {
    var whole = String.join("\n\n", texts);
    var clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    int chunks = 0;
    for (int at = 0; at + DOCUMENT <= whole.length(); at += DOCUMENT) {
      chunks += chunks(whole.substring(at, at + DOCUMENT)).size();
    }
    double seconds = (clock.getCurrentThreadCpuTime() - start) / 1e9;
    System.out.printf(
        "chunking documents of 10,000 characters: %.2f million characters a processor second, %.3f processor ms a chunk%n",
        whole.length() / seconds / 1e6, seconds * 1000 / chunks);
  }
}
