package io.promobot.outbox;

import io.promobot.channel.Line;
import io.promobot.stats.ShopDays;
import io.promobot.stats.Tally;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Sends what is due in chats on the website. No other system takes these messages, so one
 * transaction sends and settles them: nothing is claimed before, and nothing can be in doubt.
 */
final class ChatSendStore {
  private final String page;
  private final Supplier<StoryLanguage> language;
  private final SettleStore settling;
  private final ChatEntryStore chats;
  private final ShopDays days;

  /** {@code language} is what visitors read of whom no other language is known. */
  ChatSendStore(Tally tally, Supplier<StoryLanguage> language) {
    this.page = tally.page();
    this.language = language;
    this.days = tally.days();
    this.settling = new SettleStore(tally);
    this.chats = new ChatEntryStore(page);
  }

  /**
   * What one transaction did.
   *
   * @param taken how many messages it settled, whatever became of them
   * @param customers whose chats have something new
   */
  record Sent(int taken, Set<String> customers, SettleStore.News news) {
    static final Sent NOTHING = new Sent(0, Set.of(), new SettleStore.News(Set.of(), List.of()));
  }

  /** The ids of what is due, at most this many. */
  Future<Long[]> due(SqlClient client, int most) {
    return client
        .preparedQuery(DUE)
        .execute(Tuple.of(page, most))
        .map(rows -> rows.stream().map(row -> row.getLong("id")).toArray(Long[]::new));
  }

  // Locks nothing: customers come first, everywhere.
  static final String DUE =
      """
      SELECT o.id FROM outbox_live o
      WHERE o.page_id = $1 AND o.state = 'queued' AND o.line IN (%s) AND o.due_at <= now()
        AND CASE WHEN %s THEN o.priority = 0 OR %s END
      ORDER BY o.due_at, o.id
      LIMIT $2
      """
          .formatted(ClaimStore.quoted(List.of(Line.ours())), ClaimStore.KNOWN, MayGo.NOW);

  /** Sends those of these messages that are still waiting: another replica may have been faster. */
  Future<Sent> send(SqlConnection tx, Long[] ids) {
    Future<Map<Long, Recipient>> people = settling.recipients(tx, ids);
    Tuple which = Tuple.tuple().addString(page).addArrayOfLong(ids);
    Future<RowSet<Row>> waiting = tx.preparedQuery(WAITING).execute(which);
    Future<RowSet<Row>> spoken =
        tx.preparedQuery(SPEAK)
            .execute(
                Tuple.tuple().addString(page).addArrayOfLong(ids).addString(language.get().tag()));
    return Future.all(people, waiting, spoken).compose(read -> send(tx, waiting.result(), people));
  }

  private static final String WAITING =
      """
      SELECT %s
      FROM outbox_live o JOIN customer c ON c.page_id = $1 AND c.id = o.customer_id
      WHERE o.page_id = $1 AND o.id = ANY ($2) AND o.state = 'queued'
      FOR UPDATE OF o
      """
          .formatted(ClaimStore.DUE_COLUMNS);

  // Most are queued in the language that their customer still speaks.
  private static final String SPEAK =
      """
      UPDATE outbox_live o SET language = coalesce(c.language, $3)
      FROM customer c
      WHERE o.page_id = $1 AND o.id = ANY ($2) AND o.state = 'queued'
        AND c.page_id = $1 AND c.id = o.customer_id
        AND coalesce(c.language, $3) IS DISTINCT FROM o.language
      """;

  private Future<Sent> send(
      SqlConnection tx, RowSet<Row> waiting, Future<Map<Long, Recipient>> people) {
    if (waiting.size() == 0) {
      return Future.succeededFuture(Sent.NOTHING);
    }
    List<Settlement> all =
        waiting.stream().map(row -> settlement(ClaimStore.due(row), now(row))).toList();
    Set<String> customers =
        waiting.stream().map(row -> row.getString("psid")).collect(Collectors.toSet());
    Future<SettleStore.News> news = settling.settle(tx, all, people);
    Future<Void> shown = chats.sent(tx, all.stream().map(Settlement::id).toList());
    return Future.all(news, shown).map(done -> new Sent(all.size(), customers, news.result()));
  }

  private static Instant now(Row row) {
    return row.getOffsetDateTime("now").toInstant();
  }

  private Settlement settlement(Due due, Instant now) {
    return Policy.check(due, days, now)
        .map(hold -> Settlement.held(due, hold))
        .orElseGet(() -> Settlement.sent(due.id(), due.lease(), Optional.empty()))
        .unclaimed();
  }
}
