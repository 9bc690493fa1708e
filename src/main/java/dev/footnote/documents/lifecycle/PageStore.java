package dev.footnote.documents.lifecycle;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.ChunkId;
import dev.footnote.documents.PageNumbers;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pages of extracted texts. */
@Component
class PageStore implements PageNumbers {

  private final JdbcClient database;

  PageStore(JdbcClient database) {
    this.database = database;
  }

  @Override
  public OptionalInt pageAt(UserId owner, ChunkId chunk, int offset) {
    int page =
        database
            .sql(
                """
                select count(*)
                from chunks c
                join document_texts t on t.document_id = c.document_id and t.version = c.version
                cross join unnest(t.page_starts) as page_start
                where c.id = :chunk and c.owner_id = :owner and page_start <= :offset
                """)
            .param("chunk", chunk.value())
            .param("owner", owner.value())
            .param("offset", offset)
            .query(Integer.class)
            .single();
    return page == 0 ? OptionalInt.empty() : OptionalInt.of(page);
  }
}
