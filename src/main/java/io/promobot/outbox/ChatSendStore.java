package io.promobot.outbox;

import io.promobot.channel.Line;
import io.promobot.flow.Say;
import io.promobot.flow.Stories;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends what is due in chats on the website. No other system takes these messages, so one
 * transaction claims, sends and settles them, and there is nothing to be in doubt about.
 */
final class ChatSendStore {
  private final String page;
  private final RecipientStore recipients;
  private final SettleStore settling;
  private final ChatEntryStore chats;

  ChatSendStore(Tally tally) {
    this.page = tally.page();
    this.recipients = new RecipientStore(page);
    this.settling = new SettleStore(tally);
    this.chats = new ChatEntryStore(page);
  }

  /**
   * What one transaction did.
   *
   * @param taken how many messages it settled, whatever became of them
   * @param customers whose chats have something new
   */
  record Sent(int taken, Set<String> customers, SettleStore.News news) {}

  /** Sends up to this many. */
  Future<Sent> send(SqlConnection tx, int most) {
    return tx.preparedQuery(DUE)
        .execute(Tuple.of(page, most))
        .map(rows -> rows.stream().map(row -> row.getLong("id")).toArray(Long[]::new))
        .compose(ids -> recipients.lock(tx, ids).compose(locked -> claim(tx, ids)))
        .compose(claimed -> settle(tx, claimed));
  }

  // Not locked yet: customers come first, everywhere. The second of two replicas finds the rows
  // taken.
  private static final String DUE =
      """
      SELECT o.id FROM outbox o
      WHERE o.page_id = $1 AND o.state = 'queued' AND o.line IN (%s) AND o.due_at <= now()
        AND %s
        AND (o.priority = 0 OR o.campaign_id <> ALL (ARRAY(
          SELECT c.id FROM campaign c
          WHERE c.page_id = $1 AND c.state IN ('paused', 'cancelled'))))
      ORDER BY o.due_at, o.id
      LIMIT $2
      """
          .formatted(ClaimStore.quoted(List.of(Line.ours())), ClaimStore.KNOWN);

  private Future<RowSet<Row>> claim(SqlConnection tx, Long[] ids) {
    return tx.preparedQuery(CLAIM).execute(Tuple.tuple().addString(page).addArrayOfLong(ids));
  }

  private static final String CLAIM =
      """
      UPDATE outbox o SET state = 'sending', attempts = o.attempts + 1, lease_no = o.lease_no + 1,
        attempted_at = now()
      FROM customer c
      WHERE o.page_id = $1 AND o.id = ANY ($2) AND o.state = 'queued'
        AND c.page_id = $1 AND c.id = o.customer_id
      RETURNING %s
      """
          .formatted(ClaimStore.DUE_COLUMNS);

  private Future<Sent> settle(SqlConnection tx, RowSet<Row> claimed) {
    List<Settlement> all =
        claimed.stream().map(row -> settlement(ClaimStore.due(row), now(row))).toList();
    Set<String> customers =
        claimed.stream().map(row -> row.getString("psid")).collect(Collectors.toSet());
    return settling
        .settle(tx, all)
        .compose(
            news ->
                chats
                    .sent(tx, all.stream().map(Settlement::id).toList())
                    .map(new Sent(all.size(), customers, news)));
  }

  private static Instant now(Row row) {
    return row.getOffsetDateTime("now").toInstant();
  }

  private static Settlement settlement(Due due, Instant now) {
    Optional<String> whileAt = Stories.say(due.say()).flatMap(Say::whileAt);
    return Policy.check(due, whileAt, now)
        .map(hold -> Settlement.held(due, hold))
        .orElseGet(() -> Settlement.sent(due.id(), due.lease(), Optional.empty()));
  }
}
