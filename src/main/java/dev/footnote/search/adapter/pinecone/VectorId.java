package dev.footnote.search.adapter.pinecone;

import dev.footnote.documents.DocumentId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The name of a vector: from document, version and position, so that a second write of a chunk
 * overwrites the first, and the names of a whole version follow from its number of chunks.
 */
record VectorId(DocumentId document, int version, int position) {

  private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})#(\\d{1,9})#(\\d{1,9})");

  /** Empty if something else has made it. */
  static Optional<VectorId> read(String text) {
    var parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(
            new VectorId(
                new DocumentId(UUID.fromString(parts.group(1))),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3))))
        : Optional.empty();
  }

  /** What the names of a document's vectors begin with. */
  static String prefix(DocumentId document) {
    return document + "#";
  }

  /** The names at these positions of a version. */
  static List<String> range(DocumentId document, int version, int from, int end) {
    return IntStream.range(from, end)
        .mapToObj(position -> new VectorId(document, version, position).toString())
        .toList();
  }

  @Override
  public String toString() {
    return document + "#" + version + "#" + position;
  }
}
