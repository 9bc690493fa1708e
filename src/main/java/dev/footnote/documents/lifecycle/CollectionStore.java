package dev.footnote.documents.lifecycle;

import static dev.footnote.documents.lifecycle.DocumentRow.at;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.ChunkingRules;
import dev.footnote.documents.Collection;
import dev.footnote.documents.CollectionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of collections. */
@Component
class CollectionStore {

  private final JdbcClient database;

  CollectionStore(JdbcClient database) {
    this.database = database;
  }

  /** False if the name is taken, or it is a second default one. */
  boolean insert(Collection collection) {
    return database
            .sql(
                """
                insert into collections (id, owner_id, name, chunk_size, chunk_overlap,
                  semantic_weight, standard, created_at)
                values (:id, :owner, :name, :size, :overlap, :weight, :standard, :at)
                on conflict do nothing
                """)
            .param("id", collection.id().value())
            .param("owner", collection.owner().value())
            .param("name", collection.name())
            .param("size", collection.chunking().size())
            .param("overlap", collection.chunking().overlap())
            .param("weight", collection.semanticWeight())
            .param("standard", collection.standard())
            .param("at", at(collection.createdAt()))
            .update()
        == 1;
  }

  Optional<Collection> find(UserId owner, CollectionId collection) {
    return database
        .sql("select * from collections where id = :id and owner_id = :owner")
        .param("id", collection.value())
        .param("owner", owner.value())
        .query(CollectionStore::read)
        .optional();
  }

  Optional<Collection> standard(UserId owner) {
    return database
        .sql("select * from collections where owner_id = :owner and standard")
        .param("owner", owner.value())
        .query(CollectionStore::read)
        .optional();
  }

  List<Collection> list(UserId owner, @Nullable UUID after, int limit) {
    return database
        .sql(
            """
            select * from collections
            where owner_id = :owner and (:after::uuid is null or id > :after::uuid)
            order by id limit :limit
            """)
        .param("owner", owner.value())
        .param("after", after)
        .param("limit", limit)
        .query(CollectionStore::read)
        .list();
  }

  boolean nameTaken(Collection collection) {
    return database
        .sql(
            """
            select exists (select 1 from collections
              where owner_id = :owner and lower(name) = lower(:name) and id <> :id)
            """)
        .param("owner", collection.owner().value())
        .param("name", collection.name())
        .param("id", collection.id().value())
        .query(Boolean.class)
        .single();
  }

  boolean update(Collection collection) {
    return database
            .sql(
                """
                update collections set name = :name, chunk_size = :size, chunk_overlap = :overlap,
                  semantic_weight = :weight
                where id = :id and owner_id = :owner
                """)
            .param("name", collection.name())
            .param("size", collection.chunking().size())
            .param("overlap", collection.chunking().overlap())
            .param("weight", collection.semanticWeight())
            .param("id", collection.id().value())
            .param("owner", collection.owner().value())
            .update()
        == 1;
  }

  boolean delete(UserId owner, CollectionId collection) {
    return database
            .sql("delete from collections where id = :id and owner_id = :owner and not standard")
            .param("id", collection.value())
            .param("owner", owner.value())
            .update()
        == 1;
  }

  private static Collection read(ResultSet row, int number) throws SQLException {
    return new Collection(
        new CollectionId(row.getObject("id", UUID.class)),
        new UserId(row.getObject("owner_id", UUID.class)),
        row.getString("name"),
        new ChunkingRules(row.getInt("chunk_size"), row.getInt("chunk_overlap")),
        row.getDouble("semantic_weight"),
        row.getBoolean("standard"),
        DocumentRow.instant(row, "created_at"));
  }
}
