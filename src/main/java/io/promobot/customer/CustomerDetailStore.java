package io.promobot.customer;

import io.promobot.channel.Line;
import io.promobot.customer.CustomerDetail.Progress;
import io.promobot.db.Database;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.promobot.stats.ShownPath;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Loads everything about one customer. */
public final class CustomerDetailStore {
  private final Database database;
  private final String page;
  private final Duration handoverPause;

  public CustomerDetailStore(Database database, String page, Duration handoverPause) {
    this.database = database;
    this.page = page;
    this.handoverPause = handoverPause;
  }

  /** Empty when there is no such customer (any more). */
  public Future<Optional<CustomerDetail>> find(long id) {
    return database
        .general()
        .preparedQuery(CUSTOMER)
        .execute(Tuple.of(page, id, handoverPause.toSeconds()))
        .map(CustomerDetailStore::detail);
  }

  private static final String CUSTOMER =
      """
      SELECT c.id, c.psid, c.line, coalesce(c.name, c.first_name) AS name, c.origin, c.language,
             c.language_from, c.time_zone, c.opted_out,
             c.blocked, c.window_until, c.created_at, c.last_event_at,
             nullif(greatest(c.person_wrote_at + $3::bigint * interval '1 s', now()), now())
               AS person_until,
             j.campaign_id, j.entered_at, %s AS path, g.name AS campaign_name, g.story
      FROM customer c
        LEFT JOIN journey j ON j.page_id = c.page_id AND j.customer_id = c.id
        LEFT JOIN campaign g ON g.page_id = j.page_id AND g.id = j.campaign_id
      WHERE c.page_id = $1 AND c.id = $2
      ORDER BY j.entered_at DESC, j.campaign_id
      """
          .formatted(ShownPath.of("j"));

  private static Optional<CustomerDetail> detail(RowSet<Row> rows) {
    List<Row> read = StreamSupport.stream(rows.spliterator(), false).toList();
    return read.stream().findFirst().map(first -> detail(first, read));
  }

  private static CustomerDetail detail(Row first, List<Row> rows) {
    return new CustomerDetail(
        first.getLong("id").toString(),
        first.getString("psid"),
        first.getString("line"),
        Optional.ofNullable(first.getString("name")),
        first.getString("origin"),
        Optional.ofNullable(first.getString("language")),
        Optional.ofNullable(first.getString("language_from")),
        Optional.ofNullable(first.getString("time_zone")),
        first.getBoolean("opted_out"),
        first.getBoolean("blocked"),
        window(first),
        instant(first, "person_until"),
        first.getOffsetDateTime("created_at").toInstant(),
        instant(first, "last_event_at"),
        rows.stream().flatMap(row -> progress(row).stream()).toList());
  }

  /** Empty when they have not entered any campaign. */
  static Optional<Progress> progress(Row row) {
    return Optional.ofNullable(row.getString("campaign_id")).map(id -> progress(row, id));
  }

  private static Progress progress(Row row, String campaign) {
    Story story = Stories.named(row.getString("story")).orElse(CouponStory.STORY);
    return new Progress(
        campaign,
        Optional.ofNullable(row.getString("campaign_name")).orElse(campaign),
        story.key(),
        row.getOffsetDateTime("entered_at").toInstant(),
        new Path(row.getInteger("path")).stages(story).stream().map(Stage::key).toList());
  }

  /** Empty on a line where we may always write. */
  static Optional<Instant> window(Row row) {
    return instant(row, "window_until").filter(until -> until.isBefore(Line.ALWAYS));
  }

  static Optional<Instant> instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }
}
