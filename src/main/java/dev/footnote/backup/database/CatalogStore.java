package dev.footnote.backup.database;

import dev.footnote.backup.archive.Manifest.Partition;
import dev.footnote.backup.archive.Manifest.Table;
import dev.footnote.backup.database.TableOrder.Reference;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tables there are, as PostgreSQL knows them. */
final class CatalogStore {

  /**
   * Tables whose rows stay where they are. A restored service makes keys and secrets of its own, so
   * that nobody can sign with those of an archive; what was written to a remote index tells nothing
   * of the one it will have; answers that were being written have ended; Flyway keeps its history
   * itself.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "flyway_schema_history",
          "signing_keys",
          "installation_secrets",
          "pinecone_documents",
          "running_answers");

  private static final Pattern BOUNDS =
      Pattern.compile("FOR VALUES FROM \\('([0-9 :+-]+)'\\) TO \\('([0-9 :+-]+)'\\)");

  private final JdbcClient jdbc;

  CatalogStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that an archive holds: logged ones, in an order in which they can be filled. */
  List<Table> tables() {
    return TableOrder.of(
        all().stream().filter(table -> !LEFT_OUT.contains(table.name())).toList(), references());
  }

  /** All that are logged, but for partitions, with the columns that can be written. */
  List<Table> all() {
    return jdbc.sql(
            """
            select c.relname,
              (select string_agg(a.attname, ',' order by a.attnum) from pg_attribute a
               where a.attrelid = c.oid and a.attnum > 0
                 and not a.attisdropped and a.attgenerated = '') as columns
            from pg_class c
            where c.relnamespace = to_regnamespace(current_schema()) and c.relkind in ('r', 'p')
              and not c.relispartition and c.relpersistence = 'p'
            order by c.relname
            """)
        .query(
            (row, _) ->
                new Table(
                    row.getString("relname"), List.of(row.getString("columns").split(",")), 0))
        .list();
  }

  private List<Reference> references() {
    return jdbc.sql(
            """
            select child.relname as child, parent.relname as parent
            from pg_constraint f
              join pg_class child on child.oid = f.conrelid
              join pg_class parent on parent.oid = f.confrelid
            where f.contype = 'f' and f.conparentid = 0
              and f.connamespace = to_regnamespace(current_schema())
            """)
        .query((row, _) -> new Reference(row.getString("child"), row.getString("parent")))
        .list();
  }

  List<Partition> partitions() {
    return jdbc.sql(
            """
            select parent.relname as parent, c.relname, pg_get_expr(c.relpartbound, c.oid) as bounds
            from pg_inherits i
              join pg_class c on c.oid = i.inhrelid
              join pg_class parent on parent.oid = i.inhparent
            where c.relispartition and not i.inhdetachpending and c.relkind = 'r'
              and c.relnamespace = to_regnamespace(current_schema())
            order by c.relname
            """)
        .query(
            (row, _) ->
                partition(
                    row.getString("parent"), row.getString("relname"), row.getString("bounds")))
        .list();
  }

  private static Partition partition(String table, String name, String bounds) {
    var matcher = BOUNDS.matcher(bounds);
    if (!matcher.matches()) {
      throw new IllegalStateException("partition " + name + " is no range of time: " + bounds);
    }
    return new Partition(table, name, matcher.group(1), matcher.group(2));
  }
}
