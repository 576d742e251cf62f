package io.dialbridge.harness;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of one of the service's tables, as the catalogue describes it.
 *
 * @param unique part of a unique index
 * @param parent the table that it refers to
 */
record TableColumn(String name, String type, boolean unique, @Nullable String parent) {

  /** Those that an insert has to name, in order: not what the database makes by itself. */
  static List<TableColumn> of(BenchmarkDatabase database, String table) throws SQLException {
    List<TableColumn> columns = new ArrayList<>();
    for (List<String> row :
        database.rows(
            """
            select a.attname, format_type(a.atttypid, a.atttypmod),
                exists (select from pg_index i where i.indrelid = a.attrelid and i.indisunique and a.attnum = any (i.indkey)),
                (select f.confrelid::regclass::text from pg_constraint f
                 where f.conrelid = a.attrelid and f.contype = 'f' and f.conkey[1] = a.attnum)
            from pg_attribute a
            where a.attrelid = 'public.%s'::regclass and a.attnum > 0 and not a.attisdropped
                and a.attidentity = '' and a.attgenerated = ''
            order by a.attnum"""
                .formatted(table))) {
      columns.add(new TableColumn(row.get(0), row.get(1), row.get(2).equals("t"), row.get(3)));
    }
    return columns;
  }

  boolean isText() {
    return type.startsWith("character") || type.equals("text") || type.startsWith("json");
  }
}
