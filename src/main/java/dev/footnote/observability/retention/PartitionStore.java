package dev.footnote.observability.retention;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Partitions of a day each. None of the statements holds up who writes into the table: a partition
 * is attached and detached under a lock that lets reading and writing go on.
 */
class PartitionStore {

  private static final DateTimeFormatter SUFFIX = DateTimeFormatter.BASIC_ISO_DATE;

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  PartitionStore(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /**
   * A partition that there is.
   *
   * @param detaching whether an earlier attempt to detach it was broken off half-way
   */
  record Partition(String name, LocalDate day, boolean detaching) {}

  /** Oldest first. */
  List<Partition> of(String table) {
    return database
        .sql(
            """
            select c.relname, i.inhdetachpending
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = cast(:table as regclass) order by c.relname
            """)
        .param("table", table)
        .query(
            (row, number) ->
                new Partition(row.getString(1), day(table, row.getString(1)), row.getBoolean(2)))
        .list();
  }

  private static LocalDate day(String table, String name) {
    return LocalDate.parse(name.substring(table.length() + 1), SUFFIX);
  }

  /** Makes the partition unless it is there; instances that do so at once wait for each other. */
  void make(String table, LocalDate day) {
    var name = table + "_" + SUFFIX.format(day);
    transaction.executeWithoutResult(
        status -> {
          lock();
          if (of(table).stream().noneMatch(partition -> partition.name().equals(name))) {
            attach(table, name, day);
          }
        });
  }

  private void lock() {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended('partitions of footnote', 0))")
        .query((row, number) -> true)
        .single();
  }

  private void attach(String table, String name, LocalDate day) {
    execute("create table if not exists %s (like %s including all)".formatted(name, table));
    execute(
        "alter table %s attach partition %s for values from ('%s 00:00:00+00') to ('%s 00:00:00+00')"
            .formatted(table, name, day, day.plusDays(1)));
  }

  /** Not to be called in a transaction: detaching is two of its own. */
  void drop(String table, Partition partition) {
    execute(
        "alter table %s detach partition %s %s"
            .formatted(
                table, partition.name(), partition.detaching() ? "finalize" : "concurrently"));
    execute("drop table " + partition.name());
  }

  private void execute(String statement) {
    database.sql(statement).update();
  }
}
