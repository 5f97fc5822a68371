package io.promobot.support;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.Optional;

/** Loads what a channel is told about a coupon. */
public final class CouponEventStore {
  private final Database database;
  private final String page;
  private final Sender sender;

  /**
   * One event and where it goes.
   *
   * @param place empty when the channel has been removed
   */
  record Loaded(String json, Optional<Place> place) {}

  public CouponEventStore(Database database, String page, Sender sender) {
    this.database = database;
    this.page = page;
    this.sender = sender;
  }

  /** Empty when there is no such entry (any more). */
  Future<Optional<Loaded>> load(long entry, long channel) {
    return database
        .general()
        .preparedQuery(LOAD)
        .execute(Tuple.of(page, entry, channel))
        .map(rows -> rows.stream().findFirst().map(this::loaded));
  }

  private static final String LOAD =
      """
      SELECT e.id, e.kind, e.at, e.campaign_id, e.customer_id, e.till, e.amount, e.discount,
        e.currency, c.written, h.type, coalesce(h.address, '') AS address, h.secret,
        CASE WHEN h.old_secret_until > now() THEN h.old_secret END AS old_secret
      FROM coupon_entry e
        JOIN coupon c ON c.page_id = e.page_id AND c.id = e.coupon_id
        LEFT JOIN channel h ON h.page_id = e.page_id AND h.id = $3
      WHERE e.page_id = $1 AND e.id = $2
      """;

  private Loaded loaded(Row row) {
    JsonObject json =
        new JsonObject()
            .put("type", "coupon_" + row.getString("kind"))
            .put("id", row.getLong("id").toString())
            .put("business", sender.business())
            .put("at", row.getOffsetDateTime("at").toInstant().toString())
            .put("code", row.getString("written"))
            .put("campaign", row.getString("campaign_id"))
            .put("customer_id", number(row))
            .put("till", row.getString("till"))
            .put("amount", money(row, "amount"))
            .put("discount", money(row, "discount"))
            .put("currency", row.getString("currency"));
    return new Loaded(json.encode(), NewsStore.place(row));
  }

  private static String number(Row row) {
    Long customer = row.getLong("customer_id");
    return customer == null ? null : customer.toString();
  }

  private static String money(Row row, String column) {
    BigDecimal amount = row.getBigDecimal(column);
    return amount == null ? null : amount.toPlainString();
  }
}
