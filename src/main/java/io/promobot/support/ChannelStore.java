package io.promobot.support;

import io.promobot.channel.SigningKeys;
import io.promobot.db.Database;
import io.promobot.event.Subscription;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The shop's channels in the database. */
public final class ChannelStore {
  private final Database database;
  private final String page;
  private final TopicStore topics;

  public ChannelStore(Database database, String page, TopicStore topics) {
    this.database = database;
    this.page = page;
    this.topics = topics;
  }

  Future<List<ShopChannel>> list() {
    return read(null);
  }

  /** Fails with {@link Refused}. */
  Future<ShopChannel> find(long id) {
    return read(id)
        .map(found -> found.stream().findFirst())
        .map(found -> found.orElseThrow(ChannelStore::unknown));
  }

  private static Refused unknown() {
    return Refused.noSuch("There is no such channel");
  }

  private Future<List<ShopChannel>> read(Long id) {
    return database
        .general()
        .preparedQuery(READ)
        .execute(Tuple.of(page, id))
        .map(rows -> rows.stream().map(ChannelStore::channel).toList());
  }

  private static final String READ =
      """
      WITH failing AS MATERIALIZED (
        SELECT channel_id, min(created_at) AS since FROM outbox
        WHERE page_id = $1 AND state = 'queued' AND attempts > 0 AND priority = 2
        GROUP BY channel_id)
      SELECT c.id, c.type, c.name, coalesce(c.address, '') AS address, c.secret,
        c.coupons, c.events, c.off_at IS NOT NULL AS off, c.off_reason, f.since,
        ARRAY(SELECT t.name FROM topic_channel tc
            JOIN topic t ON t.page_id = tc.page_id AND t.id = tc.topic_id
          WHERE tc.page_id = c.page_id AND tc.channel_id = c.id
          ORDER BY t.is_default, t.id) AS topics
      FROM channel c LEFT JOIN failing f ON f.channel_id = c.id
      WHERE c.page_id = $1 AND ($2::bigint IS NULL OR c.id = $2)
      ORDER BY c.id
      """;

  private static ShopChannel channel(Row row) {
    return new ShopChannel(
        row.getLong("id"),
        row.getString("type"),
        row.getString("name"),
        row.getString("address"),
        Optional.ofNullable(row.getString("secret")).map(SigningKeys::new),
        List.of(row.getArrayOfStrings("topics")),
        Subscription.of(row.getBoolean("coupons"), List.of(row.getArrayOfStrings("events"))),
        row.getBoolean("off")
            ? Optional.of(Optional.ofNullable(row.getString("off_reason")).orElse("too_old"))
            : Optional.empty(),
        Optional.ofNullable(row.getOffsetDateTime("since")).map(OffsetDateTime::toInstant));
  }

  /** An empty address means that the settings apply. */
  Future<Long> create(
      String type, String name, String address, Subscription told, Optional<String> secret) {
    return database
        .general()
        .preparedQuery(CREATE)
        .execute(
            Tuple.of(page, type, name, address, told.coupons(), secret.orElse(null))
                .addArrayOfString(told.keys().toArray(String[]::new)))
        .map(rows -> rows.iterator().next().getLong("id"));
  }

  private static final String CREATE =
      """
      INSERT INTO channel (page_id, type, name, address, coupons, secret, events)
      VALUES ($1, $2, $3, nullif($4, ''), $5, $6, $7)
      RETURNING id
      """;

  Future<Void> update(long id, String name, String address, Subscription told) {
    return database
        .general()
        .preparedQuery(UPDATE)
        .execute(
            Tuple.of(page, id, name, address, told.coupons())
                .addArrayOfString(told.keys().toArray(String[]::new)))
        .mapEmpty();
  }

  private static final String UPDATE =
      """
      UPDATE channel SET name = $3, address = nullif($4, ''), coupons = $5,
        events = $6
      WHERE page_id = $1 AND id = $2
      """;

  /** Fails with {@link Refused} when a topic would be left without a channel. */
  Future<Void> delete(long id) {
    return database.transaction(tx -> delete(tx, id));
  }

  private Future<Void> delete(SqlConnection tx, long id) {
    return topics
        .locked(tx)
        .map(
            all -> {
              TopicRules.removable(id, all);
              return all;
            })
        .compose(fine -> tx.preparedQuery(DELETE).execute(Tuple.of(page, id)))
        .map(
            rows -> {
              if (rows.rowCount() == 0) {
                throw unknown();
              }
              return null;
            });
  }

  private static final String DELETE = "DELETE FROM channel WHERE page_id = $1 AND id = $2";
}
