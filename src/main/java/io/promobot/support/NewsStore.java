package io.promobot.support;

import io.promobot.channel.Notice;
import io.promobot.channel.SigningKeys;
import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Loads the notification about a request. */
public final class NewsStore {
  private final Database database;
  private final String page;
  private final Sender sender;

  /**
   * One notification and where it goes.
   *
   * @param place empty when the channel has been removed
   */
  record Loaded(Notice notice, Optional<Place> place) {}

  public NewsStore(Database database, String page, Sender sender) {
    this.database = database;
    this.page = page;
    this.sender = sender;
  }

  /** Empty when the request has been erased. */
  Future<Optional<Loaded>> load(long request, long channel) {
    return database
        .general()
        .preparedQuery(LOAD)
        .execute(Tuple.of(page, request, channel))
        .map(rows -> rows.stream().findFirst().map(this::loaded));
  }

  private static final String LOAD =
      """
      SELECT r.id, coalesce(t.name, r.topic) AS topic, r.message, r.name, r.email, r.phone, r.origin,
        r.asked_at, c.type, coalesce(c.address, '') AS address, c.secret,
        CASE WHEN c.old_secret_until > now() THEN c.old_secret END AS old_secret
      FROM request r
        LEFT JOIN topic t ON t.page_id = r.page_id AND t.id = r.topic_id AND NOT r.unknown_topic
        LEFT JOIN channel c ON c.page_id = r.page_id AND c.id = $3
      WHERE r.page_id = $1 AND r.id = $2
      """;

  private Loaded loaded(Row row) {
    String number = row.getLong("id").toString();
    Notice notice =
        new Notice(
            number,
            sender.business(),
            row.getString("topic"),
            row.getString("message"),
            text(row, "name"),
            text(row, "email"),
            text(row, "phone"),
            row.getString("origin"),
            row.getOffsetDateTime("asked_at").toInstant(),
            sender.requestLink(number));
    return new Loaded(notice, place(row));
  }

  /** Of a row with {@code type}, {@code address}, {@code secret} and {@code old_secret}. */
  static Optional<Place> place(Row row) {
    return text(row, "type").map(type -> new Place(type, row.getString("address"), keys(row)));
  }

  static Optional<SigningKeys> keys(Row row) {
    return text(row, "secret").map(secret -> new SigningKeys(secret, text(row, "old_secret")));
  }

  private static Optional<String> text(Row row, String column) {
    return Optional.ofNullable(row.getString(column));
  }
}
