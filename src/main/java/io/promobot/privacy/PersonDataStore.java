package io.promobot.privacy;

import io.promobot.db.Database;
import io.promobot.privacy.PersonalTables.Table;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects everything about one customer, from every table that the database itself names. */
public final class PersonDataStore {
  private final Database db;
  private final String page;

  public PersonDataStore(Database db, String page) {
    this.db = db;
    this.page = page;
  }

  /** Empty when there is no such customer. */
  Future<Optional<PersonData>> find(long customer) {
    return db.transaction(
        tx ->
            tx.preparedQuery(WHO)
                .execute(Tuple.of(page, customer))
                .compose(
                    who ->
                        who.size() == 0
                            ? Future.succeededFuture(Optional.empty())
                            : collect(tx, who.iterator().next()).map(Optional::of)));
  }

  private static final String WHO =
      """
      SELECT c.id, c.psid, l.ids AS leads, l.emails, ARRAY(
          SELECT r.id FROM request r
          WHERE r.page_id = c.page_id AND (r.customer_id = c.id OR lower(r.email) = ANY (l.emails))
        ) AS requests
      FROM customer c
        CROSS JOIN LATERAL (
          SELECT coalesce(array_agg(id), '{}') AS ids, coalesce(array_agg(email_key), '{}') AS emails
          FROM lead WHERE page_id = c.page_id AND customer_id = c.id) l
      WHERE c.page_id = $1 AND c.id = $2
      """;

  private Future<PersonData> collect(SqlConnection tx, Row who) {
    Tuple keys =
        Tuple.tuple()
            .addString(page)
            .addLong(who.getLong("id"))
            .addString(who.getString("psid"))
            .addArrayOfLong(who.getArrayOfLongs("leads"))
            .addArrayOfLong(who.getArrayOfLongs("requests"))
            .addArrayOfString(who.getArrayOfStrings("emails"));
    return tables(tx)
        .compose(
            tables -> {
              Map<String, List<JsonObject>> found = new LinkedHashMap<>();
              Future<Void> done = Future.succeededFuture();
              for (Table table : tables) {
                done = done.compose(before -> read(tx, table, keys, found));
              }
              return done.map(all -> PersonData.of(found));
            });
  }

  /** Every table of ours, whether it is about people or not. */
  Future<List<Table>> tables(SqlConnection tx) {
    return tx.preparedQuery(TABLES)
        .execute()
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Table(
                                row.getString("name"), List.of(row.getArrayOfStrings("columns"))))
                    .filter(Table::isOurs)
                    .toList());
  }

  private static final String TABLES =
      """
      SELECT c.relname::text AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition
      GROUP BY c.relname
      ORDER BY c.relname <> 'customer', c.relname
      """;

  private static Future<Void> read(
      SqlConnection tx, Table table, Tuple keys, Map<String, List<JsonObject>> found) {
    Optional<String> condition = table.aboutSomebody();
    if (condition.isEmpty()) {
      return Future.succeededFuture();
    }
    return tx.preparedQuery(ROWS.formatted(table.quoted(), condition.get()))
        .execute(keys)
        .map(
            rows -> {
              found.put(table.name(), rows.stream().map(row -> row.getJsonObject("row")).toList());
              return null;
            });
  }

  // The names in it are the database's own, and the condition is one of ours.
  private static final String ROWS =
      """
      WITH who AS (
        SELECT $1::text AS page_id, $2::bigint AS id, $3::text AS psid, $4::bigint[] AS leads,
          $5::bigint[] AS requests, $6::text[] AS emails)
      SELECT to_jsonb(t) AS row FROM who, %s t
      WHERE t.page_id = who.page_id AND (%s)
      ORDER BY t.tableoid, t.ctid
      """;
}
