package io.promobot.letter;

import io.promobot.channel.Letter;
import io.promobot.channel.Outgoing;
import io.promobot.db.Database;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.outbox.OrderStore;
import io.promobot.stats.ShopDays;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Queues letters. One that is due is written and queued in the transaction that plans the next one,
 * so it goes out once, however many replicas look and whenever one of them is killed.
 */
public final class LetterQueueStore {
  private final Database database;
  private final String page;
  private final ShopDays days;
  private final Supplier<Voice> voice;

  /** {@code voice} is the shop's: its name, its language, and where the letter's links lead. */
  public LetterQueueStore(Database database, String page, ShopDays days, Supplier<Voice> voice) {
    this.database = database;
    this.page = page;
    this.days = days;
    this.voice = voice;
  }

  /** What became of a letter that was due, for the log; empty when none was. */
  Future<Optional<String>> next(Instant now) {
    return database.transaction(
        tx ->
            tx.preparedQuery(DUE)
                .execute(Tuple.of(page, LetterPlanStore.utc(now)))
                .compose(
                    rows ->
                        rows.size() == 0
                            ? Future.succeededFuture(Optional.empty())
                            : deal(tx, LetterPlanStore.plan(rows.iterator().next()), now)
                                .map(Optional::of)));
  }

  private static final String DUE =
      """
      SELECT weekday, hour, address, due_at FROM weekly_letter
      WHERE page_id = $1 AND due_at <= $2
      FOR UPDATE SKIP LOCKED
      """;

  private Future<String> deal(SqlConnection tx, LetterPlan plan, Instant now) {
    boolean tooLate = LetterPlan.tooLate(plan.dueAt().orElseThrow(), now);
    Future<Void> queued = tooLate ? Future.succeededFuture() : queue(tx, plan, now);
    return queued
        .compose(
            done ->
                tx.preparedQuery("UPDATE weekly_letter SET due_at = $2 WHERE page_id = $1")
                    .execute(Tuple.of(page, LetterPlanStore.utc(plan.next(now, days.zone())))))
        .map(tooLate ? "was due more than a day ago and is left out" : "is on its way");
  }

  private Future<Void> queue(SqlConnection tx, LetterPlan plan, Instant now) {
    String address = plan.address().orElseThrow();
    return new WeekStore(page, days)
        .before(tx, now)
        .map(this::written)
        .compose(
            letter ->
                tx.preparedQuery(QUEUE)
                    .execute(
                        Tuple.of(page, json(address, letter), OrderStore.TRIED_FOR.toMillis())))
        .mapEmpty();
  }

  private Letter written(Week week) {
    Voice shop = voice.get();
    return new WeeklyLetter(LetterWords.of(shop.language()), shop.publicUrl(), days)
        .of(week, shop.business());
  }

  private static final String QUEUE =
      """
      INSERT INTO outbox (page_id, say, words, kind, priority, give_up_at)
      VALUES ($1, '%s', $2, 'email', 2, now() + $3 * interval '1 ms')
      """
          .formatted(OrderStore.WEEKLY_LETTER);

  private static JsonObject json(String address, Letter letter) {
    return new JsonObject()
        .put("to", address)
        .put("subject", letter.subject())
        .put("text", letter.text())
        .put("html", letter.html());
  }

  /**
   * Queues one now, whether it is on or off, and answers with its address; fails with a 409 while
   * one is on its way.
   */
  Future<String> test(Instant now) {
    return database.transaction(
        tx ->
            tx.preparedQuery(PLAN)
                .execute(Tuple.of(page))
                .map(rows -> rows.stream().findFirst().map(LetterPlanStore::plan))
                .map(
                    found ->
                        found
                            .filter(plan -> plan.address().isPresent())
                            .orElseThrow(LetterQueueStore::nowhere))
                .compose(
                    plan ->
                        tx.preparedQuery(ON_ITS_WAY)
                            .execute(Tuple.of(page))
                            .compose(
                                waiting ->
                                    waiting.size() > 0
                                        ? Future.failedFuture(
                                            Problem.conflict("A letter is on its way already"))
                                        : queue(tx, plan, now).map(plan.address().get()))));
  }

  private static Problem nowhere() {
    return Problem.badInput(
        List.of(new Mistake("address", "is missing; save the address for the letter first")));
  }

  // Two at once are one after the other.
  private static final String PLAN =
      "SELECT weekday, hour, address, due_at FROM weekly_letter WHERE page_id = $1 FOR UPDATE";

  // In the index of calls to make; e-mails have no channel.
  private static final String ON_ITS_WAY =
      """
      SELECT FROM outbox
      WHERE page_id = $1 AND state = 'queued' AND priority = 2 AND coalesce(channel_id, 0) = 0
        AND say = '%s'
      LIMIT 1
      """
          .formatted(OrderStore.WEEKLY_LETTER);

  /** A letter that is due to go out, by its delivery; empty when nothing is known of it. */
  Future<Optional<Outgoing<Letter>>> load(long delivery) {
    return database
        .general()
        .preparedQuery("SELECT words FROM outbox WHERE page_id = $1 AND id = $2")
        .execute(Tuple.of(page, delivery))
        .map(
            rows ->
                rows.stream()
                    .flatMap(row -> Stream.ofNullable(row.getJsonObject("words")))
                    .findFirst()
                    .map(words -> outgoing(delivery, words)));
  }

  private static Outgoing<Letter> outgoing(long delivery, JsonObject words) {
    Letter letter =
        Letter.automatic(
            Optional.empty(),
            words.getString("subject"),
            words.getString("text"),
            words.getString("html"));
    return new Outgoing<>(String.valueOf(delivery), words.getString("to"), letter);
  }
}
