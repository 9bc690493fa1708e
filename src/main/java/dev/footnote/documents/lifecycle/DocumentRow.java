package dev.footnote.documents.lifecycle;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.CollectionId;
import dev.footnote.documents.Document;
import dev.footnote.documents.Document.Coverage;
import dev.footnote.documents.Document.Failure;
import dev.footnote.documents.Document.Progress;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.DocumentStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of the table {@code documents}. */
final class DocumentRow {

  private DocumentRow() {}

  static Document read(ResultSet row, int number) throws SQLException {
    var status = status(row.getString("status"));
    return new Document(
        new DocumentId(row.getObject("id", UUID.class)),
        new UserId(row.getObject("owner_id", UUID.class)),
        new CollectionId(row.getObject("collection_id", UUID.class)),
        row.getString("filename"),
        row.getString("media_type"),
        row.getLong("bytes"),
        row.getString("sha256"),
        row.getInt("version"),
        status,
        new Progress(status, row.getInt("stage_done"), row.getInt("stage_total")),
        failure(row),
        new Coverage(row.getInt("pages"), row.getInt("pages_with_text"), row.getInt("characters")),
        row.getString("language"),
        row.getInt("chunk_count"),
        row.getBoolean("bm25_indexed"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  private static @Nullable Failure failure(ResultSet row) throws SQLException {
    var code = row.getString("error_code");
    return code == null ? null : new Failure(code, row.getString("error_message"));
  }

  static DocumentStatus status(String name) {
    return DocumentStatus.valueOf(name.toUpperCase(Locale.ROOT));
  }

  static String name(DocumentStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
