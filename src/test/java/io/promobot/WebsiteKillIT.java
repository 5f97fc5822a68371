package io.promobot;

import static io.promobot.ChatVisitor.event;
import static io.promobot.ChatVisitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Visitors of the website, while the servers they talk to are killed, stopped and replaced. */
@Timeout(240)
class WebsiteKillIT {
  private static final int VISITORS = 12;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Executor A_THREAD_EACH = task -> new Thread(task, "visitor").start();

  private final DatabaseAddress database = TestDatabase.fresh();
  private final Sql sql = new Sql(database);
  private final Meta meta = new Meta();
  private final List<PromobotJar> jars = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final List<RovingVisitor> visitors = new ArrayList<>();
  private volatile List<URI> balanced = List.of();

  /** One jar and where it listens. */
  private record Replica(PromobotJar jar, URI at) {}

  @AfterEach
  void close() {
    visitors.forEach(RovingVisitor::close);
    jars.forEach(PromobotJar::close);
    meta.close();
  }

  private Replica start() {
    int port = PromobotJar.freePort();
    var settings = new HashMap<>(meta.settings());
    settings.put("DATABASE_URL", PromobotJar.url(database));
    settings.put("PORT", String.valueOf(port));
    var jar = PromobotJar.start(settings);
    jars.add(jar);
    return new Replica(jar, URI.create("http://127.0.0.1:" + port));
  }

  private URI nextInTurn() {
    var among = balanced;
    return among.get(Math.floorMod(turn.getAndIncrement(), among.size()));
  }

  private void balance(Replica... among) {
    balanced = Stream.of(among).map(Replica::at).toList();
  }

  @Test
  void no_event_is_lost_none_counts_twice_and_every_stream_shows_what_the_database_holds() {
    var one = start();
    var other = start();
    one.jar().ready();
    other.jar().ready();
    balance(one, other);
    IntStream.range(0, VISITORS)
        .forEach(n -> visitors.add(new RovingVisitor(this::nextInTurn, "v" + n)));
    visitors.forEach(RovingVisitor::watch);
    visitors.forEach(visitor -> visitor.does(event("start")));

    var chatting = chat(30);
    Await.until(LIMIT, () -> ownWords() > VISITORS * 8);
    one.jar().kill();
    balance(other);
    var third = start();
    third.jar().ready();
    balance(other, third);
    int before = ownWords();
    Await.until(LIMIT, () -> ownWords() > before + VISITORS * 4 || chatting.isDone());
    balance(third);
    assertThat(other.jar().stop()).as("exit code").isIn(0, 143);
    List<JsonObject> acknowledged = chatting.join();

    assertThat(sql.number("SELECT count(DISTINCT event) FROM chat_message WHERE event IS NOT NULL"))
        .as("words that were acknowledged and are kept")
        .isEqualTo(acknowledged.size());
    assertThat(ownWords()).as("words that are kept, each once").isEqualTo(acknowledged.size());
    for (int n = 0; n < VISITORS; n++) {
      var visitor = visitors.get(n);
      List<Long> kept = kept("v" + n);
      Await.until(LIMIT, () -> visitor.seen().size() >= kept.size());
      assertThat(visitor.seen()).as("what visitor %d saw", n).isEqualTo(kept);
    }
    assertThat(visitors.stream().mapToInt(RovingVisitor::streams).sum())
        .as("streams, those that went with their server included")
        .isGreaterThan(VISITORS);
  }

  private int ownWords() {
    return (int) sql.number("SELECT count(*) FROM chat_message WHERE event IS NOT NULL");
  }

  private List<Long> kept(String origin) {
    return sql
        .rows(
            """
            SELECT m.id FROM chat_message m
              JOIN customer c ON c.page_id = m.page_id AND c.id = m.customer_id
            WHERE c.origin = ? ORDER BY m.id
            """,
            origin)
        .stream()
        .map(Long::valueOf)
        .toList();
  }

  /** All visitors say so many things, side by side; ends once each word is acknowledged. */
  private CompletableFuture<List<JsonObject>> chat(int words) {
    List<CompletableFuture<List<JsonObject>>> all =
        visitors.stream()
            .map(visitor -> CompletableFuture.supplyAsync(() -> say(visitor, words), A_THREAD_EACH))
            .toList();
    return CompletableFuture.supplyAsync(
        () -> all.stream().flatMap(one -> one.join().stream()).toList());
  }

  private static List<JsonObject> say(RovingVisitor visitor, int words) {
    return IntStream.range(0, words)
        .mapToObj(n -> text("What about " + n + "?"))
        .peek(visitor::does)
        .toList();
  }
}
