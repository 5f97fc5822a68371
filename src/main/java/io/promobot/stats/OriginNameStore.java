package io.promobot.stats;

import io.promobot.text.OriginName;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Remembers how each origin was first written, so that Flyer and flyer are counted as one. */
public final class OriginNameStore {
  private final String page;

  public OriginNameStore(String page) {
    this.page = page;
  }

  /**
   * Looks up the names under which these origins are stored. Call it before a transaction locks
   * anybody: the first to name an origin makes others who name it wait.
   */
  public Future<UnaryOperator<String>> of(SqlConnection tx, Collection<String> told) {
    Map<String, String> byKey = new TreeMap<>();
    told.stream()
        .map(OriginName::of)
        .filter(name -> !name.isEmpty())
        .forEach(name -> byKey.putIfAbsent(OriginName.key(name), name));
    if (byKey.isEmpty()) {
      return Future.succeededFuture(OriginName::of);
    }
    return names(tx, byKey)
        .map(
            names ->
                one -> {
                  String name = OriginName.of(one);
                  return names.getOrDefault(OriginName.key(name), name);
                });
  }

  /** By their keys, the order in which they are locked. */
  Future<Map<String, String>> names(SqlConnection tx, Map<String, String> byKey) {
    return find(tx, byKey.keySet())
        .compose(
            known -> {
              Map<String, String> fresh = new TreeMap<>(byKey);
              fresh.keySet().removeAll(known.keySet());
              return fresh.isEmpty()
                  ? Future.succeededFuture(known)
                  : add(tx, fresh).compose(added -> find(tx, byKey.keySet()));
            });
  }

  private Future<Map<String, String>> find(SqlConnection tx, Collection<String> keys) {
    return tx.preparedQuery(FIND)
        .execute(Tuple.tuple().addString(page).addArrayOfString(keys.toArray(String[]::new)))
        .map(OriginNameStore::names);
  }

  private static final String FIND =
      "SELECT key, name FROM origin WHERE page_id = $1 AND key = ANY ($2)";

  private static Map<String, String> names(RowSet<Row> rows) {
    Map<String, String> names = new HashMap<>();
    rows.forEach(row -> names.put(row.getString("key"), row.getString("name")));
    return names;
  }

  private Future<Void> add(SqlConnection tx, Map<String, String> fresh) {
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfString(fresh.keySet().toArray(String[]::new))
            .addArrayOfString(fresh.values().toArray(String[]::new));
    return tx.preparedQuery(ADD).execute(tuple).mapEmpty();
  }

  private static final String ADD =
      """
      INSERT INTO origin (page_id, key, name)
      SELECT $1, u.key, u.name
      FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS u (key, name, nth)
      ORDER BY u.nth
      ON CONFLICT DO NOTHING
      """;
}
