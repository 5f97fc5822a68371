package io.promobot.support;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The topics and the channels each one notifies; every topic keeps at least one channel. */
public final class TopicStore {
  private final Database database;
  private final String page;

  public TopicStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** In the order they were created; the default desk is last. */
  public Future<List<Topic>> list() {
    return database
        .general()
        .preparedQuery(LIST)
        .execute(Tuple.of(page))
        .map(rows -> rows.stream().map(TopicStore::topic).toList());
  }

  private static final String LIST =
      """
      SELECT t.id, t.name, t.names, t.is_default,
        ARRAY(SELECT channel_id FROM topic_channel tc
          WHERE tc.page_id = t.page_id AND tc.topic_id = t.id ORDER BY channel_id) AS channels,
        (SELECT count(*) FROM request r
          WHERE r.page_id = t.page_id AND r.topic_id = t.id AND r.state = 'open') AS open_requests
      FROM topic t WHERE t.page_id = $1
      ORDER BY t.is_default, t.id
      """;

  private static Topic topic(Row row) {
    return new Topic(
        row.getLong("id").toString(),
        row.getString("name"),
        row.getBoolean("is_default"),
        Arrays.stream(row.getArrayOfLongs("channels")).map(String::valueOf).toList(),
        row.getLong("open_requests"),
        names(row.getJsonObject("names")));
  }

  private static Map<String, String> names(JsonObject stored) {
    Map<String, String> names = new LinkedHashMap<>();
    stored.forEach(each -> names.put(each.getKey(), (String) each.getValue()));
    return names;
  }

  private Future<Topic> find(long id) {
    return list()
        .map(all -> all.stream().filter(each -> each.id().equals(String.valueOf(id))).findFirst())
        .map(found -> found.orElseThrow(() -> Refused.noSuch("There is no such topic")));
  }

  /**
   * The topics, unchanged until the end of the transaction: every change to desks locks the default
   * one first, so two changes never overlap.
   */
  Future<List<Topic>> locked(SqlConnection tx) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(page))
        .compose(alone -> tx.preparedQuery(LIST).execute(Tuple.of(page)))
        .map(rows -> rows.stream().map(TopicStore::topic).toList());
  }

  private static final String LOCK =
      "SELECT id FROM topic WHERE page_id = $1 AND is_default FOR UPDATE";

  /** Fails with {@link Refused}. */
  public Future<Topic> create(TopicChange wanted) {
    List<Long> channels = wanted.channels().orElse(List.of());
    return database
        .transaction(
            tx ->
                locked(tx)
                    .map(all -> TopicRules.created(wanted, all))
                    .compose(plain -> insert(tx, plain))
                    .compose(id -> route(tx, id, channels).map(id)))
        .compose(this::find);
  }

  private Future<Long> insert(SqlConnection tx, TopicRules.Names plain) {
    return tx.preparedQuery(INSERT)
        .execute(Tuple.of(page, plain.name(), TopicKey.of(plain.name()), others(plain)))
        .map(rows -> rows.iterator().next().getLong("id"));
  }

  private static final String INSERT =
      """
      INSERT INTO topic (page_id, name, name_key, names) VALUES ($1, $2, $3, jsonb_strip_nulls($4))
      RETURNING id
      """;

  private static JsonObject others(TopicRules.Names plain) {
    JsonObject others = new JsonObject();
    plain.others().forEach((tag, name) -> others.put(tag, name.orElse(null)));
    return others;
  }

  /** Fails with {@link Refused}. */
  public Future<Topic> update(long id, TopicChange wanted) {
    return database
        .transaction(
            tx ->
                locked(tx)
                    .map(all -> TopicRules.changed(id, wanted, all))
                    .compose(plain -> rename(tx, id, plain))
                    .compose(done -> routeIfAsked(tx, id, wanted.channels())))
        .compose(done -> find(id));
  }

  private Future<Void> rename(SqlConnection tx, long id, TopicRules.Names plain) {
    return tx.preparedQuery(RENAME)
        .execute(Tuple.of(page, id, plain.name(), TopicKey.of(plain.name()), others(plain)))
        .mapEmpty();
  }

  private static final String RENAME =
      """
      UPDATE topic SET name = $3, name_key = $4, names = jsonb_strip_nulls(names || $5)
      WHERE page_id = $1 AND id = $2
      """;

  private Future<Void> routeIfAsked(SqlConnection tx, long id, Optional<List<Long>> channels) {
    return channels.map(each -> route(tx, id, each)).orElseGet(Future::succeededFuture);
  }

  private Future<Void> route(SqlConnection tx, long topic, List<Long> channels) {
    Tuple tuple = Tuple.of(page, topic).addArrayOfLong(channels.toArray(Long[]::new));
    return tx.preparedQuery(UNROUTE)
        .execute(tuple)
        .compose(done -> tx.preparedQuery(ROUTE).execute(tuple))
        .map(rows -> rows.stream().map(row -> row.getLong("id")).toList())
        .compose(known -> allKnown(channels, known));
  }

  private static final String UNROUTE =
      """
      DELETE FROM topic_channel WHERE page_id = $1 AND topic_id = $2 AND channel_id <> ALL ($3)
      """;

  private static final String ROUTE =
      """
      WITH known AS MATERIALIZED (
        SELECT id FROM channel WHERE page_id = $1 AND id = ANY ($3)),
      routed AS (
        INSERT INTO topic_channel (page_id, topic_id, channel_id) SELECT $1, $2, id FROM known
        ON CONFLICT DO NOTHING)
      SELECT id FROM known
      """;

  private static Future<Void> allKnown(List<Long> channels, List<Long> known) {
    return channels.stream()
        .filter(Predicate.not(known::contains))
        .findFirst()
        .<Future<Void>>map(
            id -> Future.failedFuture(Refused.badField("channels", "has no channel " + id)))
        .orElseGet(Future::succeededFuture);
  }

  /** Its requests stay. Fails with {@link Refused}. */
  public Future<Void> delete(long id) {
    return database.transaction(
        tx ->
            locked(tx)
                .map(all -> TopicRules.deletable(id, all))
                .compose(gone -> tx.preparedQuery(DELETE).execute(Tuple.of(page, id)))
                .mapEmpty());
  }

  private static final String DELETE = "DELETE FROM topic WHERE page_id = $1 AND id = $2";
}
