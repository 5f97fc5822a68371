package io.promobot.outbox;

import io.promobot.backlog.Backlog;
import io.promobot.flow.Say;
import io.promobot.flow.Stories;
import io.promobot.outbox.Settlement.State;
import io.promobot.stats.Journey;
import io.promobot.stats.JourneyStore;
import io.promobot.stats.Tally;
import io.promobot.text.Cut;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Records the results of claimed rows, and moves journeys and conversations with them: customers
 * are locked first, as everywhere.
 */
final class SettleStore {
  private final String page;
  private final RecipientStore recipients;
  private final JourneyStore journeys;
  private volatile Aftercare aftercare = (tx, failed) -> Future.succeededFuture();

  SettleStore(Tally tally) {
    this.page = tally.page();
    this.journeys = new JourneyStore(tally);
    this.recipients = new RecipientStore(page, journeys);
  }

  void onFailedCalls(Aftercare care) {
    aftercare = care;
  }

  /** What was settled, and the campaigns whose figures it moved. */
  record News(Set<String> campaigns, List<SendCounts.What> settled) {}

  /** Settles each row whose claim still holds. */
  Future<News> settle(SqlConnection tx, Collection<Settlement> all) {
    Long[] ids = all.stream().map(Settlement::id).distinct().toArray(Long[]::new);
    return settle(tx, all, recipients(tx, ids));
  }

  /** The same with what {@link #recipients} answers, or will answer on this connection. */
  Future<News> settle(
      SqlConnection tx, Collection<Settlement> all, Future<Map<Long, Recipient>> recipients) {
    Map<Long, Settlement> byId = new LinkedHashMap<>();
    all.forEach(each -> byId.merge(each.id(), each, SettleStore::weightier));
    Future<List<Settled>> settled = write(tx, List.copyOf(byId.values()));
    return Future.all(recipients, settled)
        .compose(done -> careFor(tx, settled.result()))
        .compose(cared -> follow(tx, recipients.result(), settled.result(), byId))
        .map(campaigns -> new News(campaigns, counted(settled.result(), byId)));
  }

  /** The customers of these messages, as {@link RecipientStore#lock} answers. */
  Future<Map<Long, Recipient>> recipients(SqlConnection tx, Long[] ids) {
    return recipients.lock(tx, ids);
  }

  private static List<SendCounts.What> counted(List<Settled> settled, Map<Long, Settlement> byId) {
    return settled.stream()
        .map(
            row -> {
              Settlement what = byId.get(row.id());
              return new SendCounts.What(row.kind(), what.state(), what.reason().orElse(""));
            })
        .toList();
  }

  /** An echo and an answer may come in one batch; the one that says it was sent wins. */
  private static Settlement weightier(Settlement one, Settlement other) {
    return other.state() == State.SENT ? other : one;
  }

  /** A row that was really settled now, and its data. */
  private record Settled(
      long id,
      String kind,
      Long customer,
      String campaign,
      Optional<Say> say,
      boolean ownCampaign,
      Instant attemptedAt,
      Optional<FailedCall> failedCall) {

    static Settled of(Row row) {
      return new Settled(
          row.getLong("id"),
          kind(row),
          row.getLong("customer_id"),
          row.getString("campaign_id"),
          Optional.ofNullable(row.getString("say")).flatMap(Stories::say),
          row.getInteger("priority") == 1,
          attempted(row.getOffsetDateTime("attempted_at")),
          failedCall(row));
    }

    private static Instant attempted(OffsetDateTime at) {
      return at == null ? Instant.MIN : at.toInstant();
    }

    private static String kind(Row row) {
      int priority = row.getInteger("priority");
      if (priority < Backlog.MESSAGES.size()) {
        return Backlog.MESSAGES.get(priority);
      }
      return row.getLong("channel_id") == null ? Backlog.LETTERS : row.getString("kind");
    }

    private static Optional<FailedCall> failedCall(Row row) {
      return row.getBoolean("failed_call")
          ? Optional.of(
              new FailedCall(
                  row.getLong("id"),
                  row.getString("kind"),
                  row.getLong("request_id"),
                  row.getLong("channel_id"),
                  row.getBoolean("fallback")))
          : Optional.empty();
    }
  }

  private Future<List<Settled>> write(SqlConnection tx, List<Settlement> all) {
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(all.stream().map(Settlement::id).toArray(Long[]::new))
            .addArrayOfInteger(all.stream().map(Settlement::lease).toArray(Integer[]::new))
            .addArrayOfString(all.stream().map(s -> s.state().key()).toArray(String[]::new))
            .addArrayOfString(all.stream().map(s -> s.reason().orElse(null)).toArray(String[]::new))
            .addArrayOfString(all.stream().map(s -> shortened(s.detail())).toArray(String[]::new))
            .addArrayOfLong(all.stream().map(s -> s.pause().toMillis()).toArray(Long[]::new))
            .addArrayOfInteger(all.stream().map(s -> 1 - s.attempts()).toArray(Integer[]::new))
            .addArrayOfString(
                all.stream().map(s -> s.messageId().orElse(null)).toArray(String[]::new));
    return tx.preparedQuery(SETTLE)
        .execute(tuple)
        .map(rows -> rows.stream().map(Settled::of).toList());
  }

  // Joined on the page, and OFFSET 0: as a constant, the page lets PostgreSQL read the whole table,
  // or
  // all arrays once per row; in cached plans 500 rows took half a second.
  static final String SETTLE =
      """
      UPDATE outbox o SET
        state = u.state, reason = u.reason, detail = u.detail,
        attempts = o.attempts - u.refund + (u.lease = %1$d)::int,
        attempted_at = CASE u.lease WHEN %1$d THEN now() ELSE o.attempted_at END,
        due_at = CASE WHEN u.state = 'queued' THEN now() + u.pause * interval '1 ms' ELSE o.due_at END,
        lease_until = CASE WHEN u.state = 'unknown' THEN now() + u.pause * interval '1 ms' END,
        message_id = coalesce(u.message_id, o.message_id),
        settled_at = CASE WHEN u.state IN ('queued', 'unknown') THEN NULL ELSE now() END
      FROM (
        SELECT $1::text AS page_id, * FROM unnest($2::bigint[], $3::int[], $4::text[], $5::text[],
          $6::text[], $7::bigint[], $8::int[], $9::text[])
        AS settled (id, lease, state, reason, detail, pause, refund, message_id)
        OFFSET 0) u
      WHERE o.page_id = u.page_id AND o.id = u.id
        AND o.state IN ('queued', 'held', 'sending', 'unknown')
        AND CASE
          WHEN u.lease = %1$d THEN o.state = 'queued'
          WHEN u.lease >= 0 THEN o.state = 'sending' AND o.lease_no = u.lease
            OR u.state = 'sent'
              AND (o.state = 'unknown' OR o.state IN ('queued', 'held') AND o.attempts > 0)
          WHEN u.state = 'cancelled' THEN o.state IN ('queued', 'held')
          WHEN u.state = 'failed' THEN o.state = 'unknown' AND o.lease_until < now()
          ELSE o.state IN ('sending', 'unknown')
            OR o.state IN ('queued', 'held') AND o.attempts > 0 END
      RETURNING o.id, o.customer_id, o.campaign_id, o.say, o.priority, o.attempted_at, o.kind,
        o.request_id, o.channel_id, o.fallback,
        o.state = 'failed' AND o.request_id IS NOT NULL AND o.channel_id IS NOT NULL AS failed_call
      """
          .formatted(Settlement.UNCLAIMED);

  private Future<Void> careFor(SqlConnection tx, List<Settled> settled) {
    List<FailedCall> failed = settled.stream().flatMap(row -> row.failedCall().stream()).toList();
    return failed.isEmpty() ? Future.succeededFuture() : aftercare.failed(tx, failed);
  }

  private static String shortened(String detail) {
    return detail == null ? "" : Cut.first(detail.replace("\0", ""), 300);
  }

  private Future<Set<String>> follow(
      SqlConnection tx,
      Map<Long, Recipient> recipients,
      List<Settled> settled,
      Map<Long, Settlement> byId) {
    Set<String> campaigns = new TreeSet<>();
    List<Journey> unsent = new ArrayList<>();
    for (Settled row : settled) {
      Recipient recipient = recipients.get(row.customer());
      if (recipient == null || row.say().isEmpty()) {
        continue;
      }
      Settlement what = byId.get(row.id());
      recipient.learn(what.aftermath());
      recipient
          .journey(row.campaign())
          .filter(journey -> move(recipient, journey, row, what))
          .ifPresent(unsent::add);
      Optional.ofNullable(row.campaign()).ifPresent(campaigns::add);
    }
    List<Journey> moved = new ArrayList<>();
    recipients.values().forEach(recipient -> moved.addAll(recipient.journeys()));
    moved.removeAll(unsent);
    return Future.all(
            this.recipients.save(tx, recipients.values()),
            journeys.save(tx, moved),
            journeys.forget(tx, unsent))
        .map(done -> campaigns);
  }

  /**
   * Moves the journey according to the message; answers whether the person never got into the
   * campaign.
   */
  private static boolean move(Recipient recipient, Journey journey, Settled row, Settlement what) {
    Say say = row.say().orElseThrow();
    if (what.state() == State.SENT) {
      recipient.got(journey, say, row.ownCampaign(), row.attemptedAt());
    }
    return what.state().dead() && recipient.missed(journey, say, what.state(), row.attemptedAt());
  }
}
