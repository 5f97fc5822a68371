package io.promobot.followup;

import io.promobot.channel.Line;
import io.promobot.db.Database;
import io.promobot.flow.Conversation;
import io.promobot.flow.FollowUp;
import io.promobot.flow.FollowUp.Fate;
import io.promobot.flow.FollowUp.Standing;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.outbox.EnqueueStore;
import io.promobot.outbox.Reply;
import io.promobot.outbox.SendWindow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks those a second time who have not opened a campaign's first message. People are taken from
 * the list in the transaction that queues their message, so they get it once, however many replicas
 * look and whenever one of them is killed.
 */
final class UnopenedStore {
  private static final int CHUNK = 500;

  private final Database database;
  private final String page;
  private final EnqueueStore outbox;

  UnopenedStore(Database database, String page) {
    this.database = database;
    this.page = page;
    this.outbox = new EnqueueStore(page);
  }

  /**
   * Decides about everybody whose time has come, and answers with how many are asked. It asks
   * before each of its steps whether it may go on: the quiet hours may begin.
   */
  Future<Integer> ask(
      Telling told, Duration patience, Instant now, Supplier<Future<Boolean>> awake) {
    return ask(told, patience, now, awake, 0);
  }

  private Future<Integer> ask(
      Telling told, Duration patience, Instant now, Supplier<Future<Boolean>> awake, int before) {
    return awake
        .get()
        .compose(
            goesOn ->
                goesOn
                    ? database.bulkTransaction(tx -> chunk(tx, told, patience, now))
                    : Future.succeededFuture(Optional.empty()))
        .compose(
            asked ->
                asked.isEmpty()
                    ? Future.succeededFuture(before)
                    : ask(told, patience, now, awake, before + asked.get()));
  }

  /** How many of some were asked; empty when there was nobody left. */
  private Future<Optional<Integer>> chunk(
      SqlConnection tx, Telling told, Duration patience, Instant now) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(page, told.campaign(), WaitStore.utc(now), CHUNK))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture(Optional.empty())
                    : taken(tx, told, ids(rows), now)
                        .compose(ids -> standings(tx, told, ids))
                        .compose(people -> follow(tx, told, patience, now, people))
                        .map(Optional::of));
  }

  // Customers come first, everywhere; those in somebody's hands come with the next look.
  private static final String LOCK =
      """
      SELECT c.id
      FROM follow_up f JOIN customer c ON c.page_id = f.page_id AND c.id = f.customer_id
      WHERE f.page_id = $1 AND f.campaign_id = $2 AND f.due_at <= $3
      ORDER BY f.due_at
      LIMIT $4
      FOR UPDATE OF c SKIP LOCKED
      """;

  /** Another replica may have decided about some of them just before we locked them. */
  private Future<Long[]> taken(SqlConnection tx, Telling told, Long[] ids, Instant now) {
    return tx.preparedQuery(TAKE)
        .execute(Tuple.of(page, told.campaign(), WaitStore.utc(now)).addArrayOfLong(ids))
        .map(UnopenedStore::ids);
  }

  private static final String TAKE =
      """
      DELETE FROM follow_up
      WHERE page_id = $1 AND campaign_id = $2 AND due_at <= $3 AND customer_id = ANY ($4)
      RETURNING customer_id AS id
      """;

  private static Long[] ids(RowSet<Row> rows) {
    return rows.stream().map(row -> row.getLong("id")).toArray(Long[]::new);
  }

  private Future<RowSet<Row>> standings(SqlConnection tx, Telling told, Long[] ids) {
    return tx.preparedQuery(STANDINGS).execute(Tuple.of(page, told.campaign()).addArrayOfLong(ids));
  }

  private static final String STANDINGS =
      """
      SELECT c.id, c.line, c.opted_out OR c.blocked AS unwanted, c.window_until, c.person_wrote_at,
        c.campaign_id, c.step, j.path, j.reached_at, j.lot
      FROM customer c
        JOIN journey j ON j.page_id = c.page_id AND j.customer_id = c.id AND j.campaign_id = $2
      WHERE c.page_id = $1 AND c.id = ANY ($3)
      ORDER BY c.id
      """;

  private Future<Integer> follow(
      SqlConnection tx, Telling told, Duration patience, Instant now, RowSet<Row> people) {
    List<Reply> asked = new ArrayList<>();
    List<Long> later = new ArrayList<>();
    List<OffsetDateTime> due = new ArrayList<>();
    for (Row row : people) {
      Standing who = standing(row, told.campaign(), now);
      Fate fate = FollowUp.unopened(who, patience, now);
      if (fate == Fate.SEND) {
        asked.add(
            told.to(
                row.getLong("id"),
                Line.named(row.getString("line")),
                Optional.ofNullable(row.getInteger("lot"))));
      } else if (fate == Fate.LATER) {
        later.add(row.getLong("id"));
        due.add(WaitStore.utc(who.got().orElse(now).plus(patience)));
      }
    }
    return outbox
        .addOwn(tx, asked)
        .compose(queued -> postpone(tx, told, later, due))
        .map(asked.size());
  }

  private static Standing standing(Row row, String campaign, Instant now) {
    Line line = Line.named(row.getString("line"));
    Optional<Instant> got = time(row, line.isOurs() ? Stage.DELIVERED : Stage.SENT);
    boolean waiting =
        row.getString("campaign_id").equals(campaign)
            && row.getString("step").equals(Conversation.WELCOMED);
    boolean answered =
        instant(row, "person_wrote_at")
            .filter(at -> got.filter(at::isAfter).isPresent())
            .isPresent();
    boolean reachable =
        !row.getBoolean("unwanted")
            && instant(row, "window_until")
                .filter(until -> SendWindow.open(until, now))
                .isPresent();
    return new Standing(new Path(row.getInteger("path")), got, waiting && !answered, reachable);
  }

  private static Optional<Instant> time(Row row, Stage stage) {
    Long[] times = row.getArrayOfLongs("reached_at");
    return times == null || times.length <= stage.number()
        ? Optional.empty()
        : Optional.ofNullable(times[stage.number()])
            .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  private static Optional<Instant> instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }

  private Future<Void> postpone(
      SqlConnection tx, Telling told, List<Long> later, List<OffsetDateTime> due) {
    return later.isEmpty()
        ? Future.succeededFuture()
        : tx.preparedQuery(POSTPONE)
            .execute(
                Tuple.of(page, told.campaign())
                    .addArrayOfLong(later.toArray(Long[]::new))
                    .addArrayOfOffsetDateTime(due.toArray(OffsetDateTime[]::new)))
            .mapEmpty();
  }

  private static final String POSTPONE =
      """
      INSERT INTO follow_up (page_id, customer_id, campaign_id, due_at)
      SELECT $1, u.customer_id, $2, u.due_at
      FROM unnest($3::bigint[], $4::timestamptz[]) AS u (customer_id, due_at)
      """;
}
