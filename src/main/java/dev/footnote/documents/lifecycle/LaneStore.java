package dev.footnote.documents.lifecycle;

import static dev.footnote.documents.lifecycle.DocumentRow.at;

import dev.footnote.accounts.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits in the lanes. */
@Component
class LaneStore {

  private final JdbcClient database;

  LaneStore(JdbcClient database) {
    this.database = database;
  }

  /** Everything of an account: documents, bytes, and what its lanes hold. */
  record Load(int documents, long bytes, List<LaneLoad> lanes) {}

  /** What one lane holds, and how much of it may be worked on now. */
  record LaneLoad(int number, int waiting, int due) {}

  /** Until the transaction ends, nobody else adds to this account's lanes or leaves one. */
  void lock(UserId owner) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended(:owner, 0))")
        .param("owner", "lanes of " + owner)
        .query((row, number) -> true)
        .single();
  }

  Load load(UserId owner, int lanes, Instant now) {
    var perLane =
        database
            .sql(
                """
                select lane.number, count(d.id)::int,
                  (count(*) filter (where d.next_attempt_at <= :now))::int
                from generate_series(0, :last) lane (number)
                left join documents d on d.owner_id = :owner and d.lane = lane.number
                  and d.status not in ('ready', 'failed')
                group by lane.number order by lane.number
                """)
            .param("last", lanes - 1)
            .param("owner", owner.value())
            .param("now", at(now))
            .query((row, number) -> new LaneLoad(row.getInt(1), row.getInt(2), row.getInt(3)))
            .list();
    return database
        .sql("select count(*), coalesce(sum(bytes), 0) from documents where owner_id = :owner")
        .param("owner", owner.value())
        .query((row, number) -> new Load(row.getInt(1), row.getLong(2), perLane))
        .single();
  }

  /** When the lane's next document is due; empty if the lane is. */
  Optional<Instant> next(Lane lane) {
    return database
        .sql(
            """
            select next_attempt_at from documents
            where owner_id = :owner and lane = :lane and status not in ('ready', 'failed')
            order by next_attempt_at limit 1
            """)
        .param("owner", lane.owner().value())
        .param("lane", lane.number())
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  /** Every lane that holds something. */
  List<Lane> occupied() {
    return database
        .sql(
            """
            select distinct owner_id, lane from documents where status not in ('ready', 'failed')
            """)
        .query((row, number) -> new Lane(new UserId(row.getObject(1, UUID.class)), row.getInt(2)))
        .list();
  }
}
