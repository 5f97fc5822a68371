package io.promobot.subscriber;

import io.promobot.channel.SigningKeys;
import io.promobot.db.Database;
import io.promobot.event.EventType;
import io.promobot.flow.Stage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Loads what a program is told: when it is sent, so that nothing of a person is kept for it, and
 * who has been erased is not in it any more.
 */
public final class EventLoadStore {
  private final Database database;
  private final String page;

  /**
   * One event and where it goes.
   *
   * @param type the channel's; empty when it has been removed
   */
  public record Loaded(
      String json, Optional<String> type, String address, Optional<SigningKeys> keys) {
    @Override
    public String toString() {
      return "Loaded";
    }
  }

  public EventLoadStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Empty when the delivery tells no event, or when whom it is about has been erased. */
  public Future<Optional<Loaded>> load(long delivery) {
    return database
        .general()
        .preparedQuery(LOAD)
        .execute(Tuple.of(page, delivery))
        .map(rows -> rows.stream().findFirst().map(EventLoadStore::loaded));
  }

  // A person's events are deleted with them; a lead or a request may be gone before.
  private static final String LOAD =
      """
      SELECT o.event, o.created_at, o.about_id, o.campaign_id, u.line,
        coalesce(nullif(e.origin, ''), nullif(l.origin, ''), nullif(r.origin, ''),
          nullif(j.origin, ''), nullif(u.origin, '')) AS origin,
        j.reached_at,
        CASE WHEN o.event = 'coupon.redeemed' THEN k.written
          ELSE coalesce(g.written, nullif(v.fields ->> 'code', '')) END AS code,
        e.id AS redemption, e.at AS redeemed_at, e.till, e.amount, e.discount, e.currency,
        l.id AS lead, l.registered_at, r.id AS request, r.asked_at, coalesce(t.name, r.topic) AS topic,
        r.message, coalesce(l.name, r.name) AS name, coalesce(l.email, r.email) AS email,
        coalesce(l.phone, r.phone) AS phone,
        h.type, coalesce(h.address, '') AS address, h.secret,
        CASE WHEN h.old_secret_until > now() THEN h.old_secret END AS old_secret
      FROM outbox o
        LEFT JOIN channel h ON h.page_id = o.page_id AND h.id = o.channel_id
        LEFT JOIN customer u ON u.page_id = o.page_id AND u.id = o.about_id
        LEFT JOIN journey j ON j.page_id = o.page_id AND j.customer_id = o.about_id
          AND j.campaign_id = o.campaign_id
        LEFT JOIN lead l ON o.event = 'lead.created' AND l.page_id = o.page_id
          AND l.id = o.subject_id
        LEFT JOIN request r ON o.event = 'request.opened' AND r.page_id = o.page_id
          AND r.id = o.subject_id
        LEFT JOIN topic t ON t.page_id = r.page_id AND t.id = r.topic_id AND NOT r.unknown_topic
        LEFT JOIN coupon_entry e ON o.event = 'coupon.redeemed' AND e.page_id = o.page_id
          AND e.id = o.subject_id
        LEFT JOIN coupon k ON k.page_id = e.page_id AND k.id = e.coupon_id
        LEFT JOIN coupon g ON o.event = 'coupon.revealed' AND g.page_id = o.page_id
          AND g.customer_id = o.about_id AND g.campaign_id = o.campaign_id
        LEFT JOIN campaign_copy v ON o.event = 'coupon.revealed' AND v.page_id = o.page_id
          AND v.campaign_id = o.campaign_id AND v.version = j.code_version
      WHERE o.page_id = $1 AND o.id = $2 AND o.event IS NOT NULL
        AND (o.about_id IS NULL OR u.id IS NOT NULL)
        AND (o.event <> 'lead.created' OR l.id IS NOT NULL)
        AND (o.event <> 'request.opened' OR r.id IS NOT NULL)
        AND (o.event <> 'coupon.redeemed' OR e.id IS NOT NULL)
      """;

  private static Loaded loaded(Row row) {
    return new Loaded(
        body(row).encode(),
        text(row, "type"),
        row.getString("address"),
        text(row, "secret").map(secret -> new SigningKeys(secret, text(row, "old_secret"))));
  }

  private static Optional<String> text(Row row, String column) {
    return Optional.ofNullable(row.getString(column));
  }

  /** In the contract's words; a repetition says the same. */
  private static JsonObject body(Row row) {
    String type = row.getString("event");
    JsonObject data = new JsonObject().put("customer_id", number(row, "about_id"));
    EventType.of(type).ifPresent(known -> fill(known, row, data));
    return new JsonObject()
        .put("type", type)
        .put("timestamp", at(type, row).toString())
        .put("data", data);
  }

  private static void fill(EventType type, Row row, JsonObject data) {
    switch (type) {
      case CUSTOMER_CAME -> data.put("line", row.getString("line"));
      case CUSTOMER_RESPONDED ->
          data.put("line", row.getString("line")).put("campaign", row.getString("campaign_id"));
      case COUPON_REVEALED ->
          data.put("line", row.getString("line"))
              .put("campaign", row.getString("campaign_id"))
              .put("code", row.getString("code"));
      case COUPON_REDEEMED ->
          data.put("redemption_id", number(row, "redemption"))
              .put("campaign", row.getString("campaign_id"))
              .put("code", row.getString("code"))
              .put("till", row.getString("till"))
              .put("amount", money(row, "amount"))
              .put("discount", money(row, "discount"))
              .put("currency", row.getString("currency"));
      case LEAD_CREATED -> person(row, data.put("lead_id", number(row, "lead")));
      case REQUEST_OPENED ->
          person(
              row,
              data.put("request_id", number(row, "request"))
                  .put("topic", row.getString("topic"))
                  .put("question", row.getString("message")));
    }
    data.put("origin", row.getString("origin"));
  }

  private static void person(Row row, JsonObject data) {
    data.put("name", row.getString("name"))
        .put("email", row.getString("email"))
        .put("phone", row.getString("phone"));
  }

  /** When it happened, which may be long before it was saved. */
  private static Instant at(String type, Row row) {
    return time(row, "redeemed_at")
        .or(() -> time(row, "registered_at"))
        .or(() -> time(row, "asked_at"))
        .or(() -> reached(type, row))
        .orElseGet(() -> row.getOffsetDateTime("created_at").toInstant());
  }

  private static Optional<Instant> reached(String type, Row row) {
    int number =
        type.equals(EventType.COUPON_REVEALED.key())
            ? Stage.REVEALED_NUMBER
            : Stage.RESPONDED.number();
    Long[] times = row.getArrayOfLongs("reached_at");
    return times == null || number >= times.length || times[number] == null
        ? Optional.empty()
        : Optional.of(Instant.EPOCH.plus(times[number], ChronoUnit.MICROS));
  }

  private static Optional<Instant> time(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }

  private static String number(Row row, String column) {
    Long id = row.getLong(column);
    return id == null ? null : id.toString();
  }

  private static String money(Row row, String column) {
    BigDecimal amount = row.getBigDecimal(column);
    return amount == null ? null : amount.toPlainString();
  }
}
