package dev.footnote.documents.chunking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.documents.DocumentId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChunkIdsTest {

  @Test
  void ids_depend_on_document_version_position_and_content() {
    var document = new DocumentId(new UUID(7, 7));
    var draft = new ChunkDraft(0, 1, 0, 1, "a", List.of(), "a");
    var id = ChunkIds.of(document, 1, draft);
    assertThat(id.value().version()).isEqualTo(8);
    assertThat(id.value().variant()).isEqualTo(2);
    assertThat(ChunkIds.of(document, 1, draft)).isEqualTo(id);
    assertThat(
            List.of(
                ChunkIds.of(new DocumentId(new UUID(7, 8)), 1, draft),
                ChunkIds.of(document, 2, draft),
                ChunkIds.of(document, 1, new ChunkDraft(1, 1, 0, 1, "a", List.of(), "a")),
                ChunkIds.of(document, 1, new ChunkDraft(0, 1, 0, 1, "b", List.of(), "a"))))
        .doesNotContain(id)
        .doesNotHaveDuplicates();
  }
}
