package dev.footnote.documents.lifecycle;

import static dev.footnote.documents.lifecycle.DocumentRow.at;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.Document.Coverage;
import dev.footnote.documents.DocumentId;
import dev.footnote.documents.chunking.Heading;
import dev.footnote.documents.chunking.Page;
import dev.footnote.documents.chunking.StructuredText;
import dev.footnote.documents.spi.ParsedDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Extracted texts with pages and headings. */
@Component
class TextStore {

  private final JdbcClient database;

  TextStore(JdbcClient database) {
    this.database = database;
  }

  /** Stores the text and ends the stage of parsing, both in one statement; false if superseded. */
  boolean save(Job job, ParsedDocument parsed, Coverage coverage, Instant now) {
    var text = parsed.text();
    var offsets = new CodePoints(text.text());
    var insert =
        database
            .sql(
                """
                with document as (
                  update documents set status = 'chunking', attempts = :failures, pages = :pages,
                    pages_with_text = :pagesWithText, characters = :characters, updated_at = :now
                  where id = :id and version = :version and status = 'parsing'
                  returning id)
                insert into document_texts
                select id, :version, :text, :title, :pageStarts, :levels, :starts, :ends
                from document
                """)
            .param("failures", job.failures())
            .param("pages", coverage.pages())
            .param("pagesWithText", coverage.pagesWithText())
            .param("characters", coverage.characters())
            .param("now", at(now))
            .param("id", job.id().value())
            .param("version", job.version())
            .param("text", text.text())
            .param("title", parsed.title());
    return withStructure(insert, text, offsets).update() == 1;
  }

  private static StatementSpec withStructure(
      StatementSpec insert, StructuredText text, CodePoints offsets) {
    return insert
        .param("pageStarts", array(offsets.fromIndexes(ints(text.pages(), Page::start))))
        .param("levels", boxed(ints(text.headings(), Heading::level)))
        .param("starts", array(offsets.fromIndexes(ints(text.headings(), Heading::start))))
        .param("ends", array(offsets.fromIndexes(ints(text.headings(), Heading::end))));
  }

  Optional<StructuredText> load(DocumentId document, int version) {
    return database
        .sql("select * from document_texts where document_id = :id and version = :version")
        .param("id", document.value())
        .param("version", version)
        .query(TextStore::read)
        .optional();
  }

  /** The text of the version that is searched, else of the newest. */
  Optional<String> text(UserId owner, DocumentId document) {
    return database
        .sql(
            """
            select t.text from documents d join document_texts t
              on t.document_id = d.id and t.version = coalesce(d.searched_version, d.version)
            where d.id = :id and d.owner_id = :owner
            """)
        .param("id", document.value())
        .param("owner", owner.value())
        .query(String.class)
        .optional();
  }

  private static StructuredText read(ResultSet row, int number) throws SQLException {
    var text = row.getString("text");
    var offsets = new CodePoints(text);
    var levels = integers(row, "heading_levels");
    var starts = offsets.toIndexes(integers(row, "heading_starts"));
    var ends = offsets.toIndexes(integers(row, "heading_ends"));
    var headings = new ArrayList<Heading>();
    for (int i = 0; i < levels.length; i++) {
      headings.add(new Heading(levels[i], starts[i], ends[i]));
    }
    var pages = new ArrayList<Page>();
    for (int start : offsets.toIndexes(integers(row, "page_starts"))) {
      pages.add(new Page(pages.size() + 1, start));
    }
    return new StructuredText(text, headings, pages);
  }

  private static Integer[] integers(ResultSet row, String column) throws SQLException {
    return (Integer[]) row.getArray(column).getArray();
  }

  private static <T> int[] ints(List<T> values, ToIntFunction<T> part) {
    return values.stream().mapToInt(part).toArray();
  }

  private static SqlArrayValue boxed(int[] values) {
    return array(java.util.Arrays.stream(values).boxed().toArray(Integer[]::new));
  }

  private static SqlArrayValue array(Integer[] values) {
    return new SqlArrayValue("int4", (Object[]) values);
  }
}
