package dev.footnote.documents.lifecycle;

import dev.footnote.documents.DocumentError;
import dev.footnote.documents.DocumentStatus;
import dev.footnote.documents.chunking.ChunkDraft;
import dev.footnote.documents.chunking.ChunkIds;
import dev.footnote.documents.chunking.Chunker;
import dev.footnote.documents.chunking.StructuredText;
import dev.footnote.documents.spi.DocumentParser;
import dev.footnote.inference.Embedder;
import dev.footnote.kernel.AppException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The second stage: from text to chunks; also finds the language, since it has the text at hand.
 */
@Component
class Chunking {

  private final Chunker chunker;
  private final DocumentParser parser;
  private final Embedder embedder;
  private final ChunkStore store;
  private final Clock clock;

  Chunking(
      Chunker chunker, DocumentParser parser, Embedder embedder, ChunkStore store, Clock clock) {
    this.chunker = chunker;
    this.parser = parser;
    this.embedder = embedder;
    this.store = store;
    this.clock = clock;
  }

  /**
   * The chunks: always the same for the same text and rules, so an attempt that begins after this
   * stage makes them once more instead of keeping what is only needed for embedding.
   */
  List<PreparedChunk> chunks(Job job, StructuredText text) {
    var model = embedder.model().name();
    var chunks =
        chunker.chunk(text, job.rules()).stream()
            .map(draft -> prepared(job, draft, model))
            .toList();
    if (chunks.isEmpty()) {
      throw AppException.of(
          DocumentError.TEXT_NOT_FOUND, "No readable text was found. Upload a version with text.");
    }
    if (job.stage() == DocumentStatus.EMBEDDING && isStored(job, chunks)) {
      return chunks;
    }
    if (job.stage() == DocumentStatus.EMBEDDING) {
      store.clear(job);
    }
    var language = parser.language(text.text());
    Superseded.unless(store.save(job, chunks, model, language, clock.instant()));
    return chunks;
  }

  private boolean isStored(Job job, List<PreparedChunk> chunks) {
    var stored = store.stored(job);
    return stored.size() == chunks.size()
        && stored.stream()
            .map(ChunkStore.Stored::identity)
            .toList()
            .equals(chunks.stream().map(ChunkStore::identity).toList());
  }

  private static PreparedChunk prepared(Job job, ChunkDraft draft, String model) {
    return new PreparedChunk(
        ChunkIds.of(job.id(), job.version(), draft), key(model, draft.embeddedText()), draft);
  }

  private static String key(String model, String embeddedText) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(model.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return HexFormat.of().formatHex(digest.digest(embeddedText.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
