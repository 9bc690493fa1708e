package dev.footnote.chat;

import dev.footnote.documents.Chunk;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.DocumentId;
import dev.footnote.search.Passage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;

/** Passages cut out of documents whose whole text is known. */
public final class TestPassages {

  private TestPassages() {}

  /** A document that is one passage. */
  public static Passage whole(String text) {
    return cut(text, 0, text.codePointCount(0, text.length()));
  }

  /** The code points of the document's text from start to end. */
  public static Passage cut(String document, int start, int end) {
    return cut(document, start, end, 0.9);
  }

  public static Passage cut(String document, int start, int end, double similarity) {
    var text =
        document.substring(
            document.offsetByCodePoints(0, start), document.offsetByCodePoints(0, end));
    var chunk =
        new Chunk(
            new ChunkId(named(document + start + ":" + end)),
            new DocumentId(named(document)),
            0,
            1,
            start,
            end,
            text,
            List.of());
    return new Passage(
        chunk,
        "file.txt",
        1,
        OptionalDouble.of(1),
        OptionalDouble.of(similarity),
        new Passage.Explanation(1, 1, 0.5, 0.5, 1, 1));
  }

  private static UUID named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
