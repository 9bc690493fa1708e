package dev.footnote.documents.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footnote.accounts.UserId;
import dev.footnote.documents.ChunkId;
import dev.footnote.testing.Client;
import dev.footnote.testing.ServiceTest;
import dev.footnote.testing.Uploads;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@ServiceTest
class PassageStoreIT {

  /** PostgreSQL plans five runs for their parameters before it compares with a plan for any. */
  private static final int RUNS = 20;

  @LocalServerPort int port;
  @Autowired DataSource source;
  @Autowired PassageStore passages;
  @Autowired JdbcClient database;
  private UserId owner;
  private List<ChunkId> chunks;

  @BeforeEach
  void upload() {
    var client = Client.at(port).asNewAccount();
    owner = owner(client);
    var text =
        IntStream.range(0, 400)
            .mapToObj(i -> "The engine weaves pattern " + i + ".")
            .collect(Collectors.joining(" "));
    Uploads.ready(client, "loom.txt", text);
    chunks =
        database
            .sql("select id from chunks where owner_id = :owner order by position")
            .param("owner", owner.value())
            .query((row, _) -> new ChunkId(row.getObject("id", UUID.class)))
            .list();
    assertThat(chunks).hasSizeGreaterThan(5);
  }

  private static UserId owner(Client client) {
    var me = client.get("/api/v1/auth/me").expect(200).body();
    return new UserId(UUID.fromString(me.path("id").asString()));
  }

  @Test
  void passages_are_found_by_any_number_of_ids() {
    for (int count = 0; count <= chunks.size(); count++) {
      var wanted = Set.copyOf(chunks.subList(0, count));
      assertThat(passages.find(owner, wanted))
          .extracting(found -> found.chunk().id())
          .containsExactlyInAnyOrderElementsOf(wanted);
    }
  }

  @Test
  void ids_that_nobody_has_are_left_out() {
    var unknown = new ChunkId(UUID.randomUUID());
    var found = passages.find(owner, Set.of(unknown, chunks.getFirst()));
    assertThat(found)
        .extracting(passage -> passage.chunk().id())
        .containsExactly(chunks.getFirst());
  }

  /** Planning takes longer than reading five passages by their keys. */
  @Test
  void the_database_plans_once_for_all_searches() throws SQLException {
    try (var connection = ofItsOwn()) {
      connection.setAutoCommit(false);
      var single = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      makeThousandsOfChunks(single);
      var store = new PassageStore(single);
      for (int i = 0; i < RUNS; i++) {
        store.find(owner, fiveFrom(i));
      }
      assertThat(runsOfThePlanForAll(single)).isPositive();
      connection.rollback();
    }
  }

  /** None of the pool, which has plans already. */
  private Connection ofItsOwn() throws SQLException {
    try (var pooled = source.getConnection()) {
      return DriverManager.getConnection(pooled.getMetaData().getURL());
    }
  }

  private void makeThousandsOfChunks(JdbcClient database) {
    database
        .sql(
            """
            insert into chunks
            select gen_random_uuid(), document_id, version, owner_id, collection_id,
              1000 + position * 1000 + number, page, start_offset, end_offset, text, headings,
              model, embedded_key, null
            from chunks, generate_series(1, 500) number
            where owner_id = :owner
            """)
        .param("owner", owner.value())
        .update();
    database.sql("analyze chunks, documents").update();
  }

  private static long runsOfThePlanForAll(JdbcClient database) {
    return database
        .sql(
            """
            select coalesce(sum(generic_plans), 0) from pg_prepared_statements
            where statement like '%from chunks c join documents d%'
            """)
        .query(Long.class)
        .single();
  }

  private Set<ChunkId> fiveFrom(int number) {
    return Stream.iterate(number, next -> next + 1)
        .limit(5)
        .map(next -> chunks.get(next % chunks.size()))
        .collect(Collectors.toSet());
  }
}
