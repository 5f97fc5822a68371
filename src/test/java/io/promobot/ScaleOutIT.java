package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Real jars on one database behind one client that spreads its webhooks over them, as a load
 * balancer does: two under load and a campaign under way, one killed, one started in its place, the
 * other retired.
 */
@Timeout(300)
class ScaleOutIT {
  private static final int EVENTS = Integer.getInteger("promobot.events", 1_200);
  private static final int AUDIENCE = 100;
  private static final String LATEST = "9097770000000001";
  private static final String UNHEARD = "9097770000000002";
  private static final Duration LONGEST = Duration.ofSeconds(120);

  private final DatabaseAddress database = TestDatabase.fresh();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Replica> replicas = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final long begun = System.nanoTime();
  private volatile List<Integer> balanced = List.of();
  private Meta meta;
  private Oracle oracle;

  /** One jar and where it listens. */
  private record Replica(PromobotJar jar, int port) {}

  @BeforeEach
  void open() {
    meta = new Meta();
    oracle = new Oracle(meta, database);
    theUnheardOnesFirstEventTakesLong();
  }

  /** So that its replica dies in the middle of the transaction. */
  private void theUnheardOnesFirstEventTakesLong() {
    TestDatabase.run(
        database,
        """
        CREATE SEQUENCE tries;
        CREATE FUNCTION take_long() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN IF nextval(''tries'') = 1 THEN PERFORM pg_sleep(1.5); END IF; RETURN new; END';
        CREATE TRIGGER take_long BEFORE INSERT ON event FOR EACH ROW
          WHEN (new.psid = '%s') EXECUTE FUNCTION take_long();
        """
            .formatted(UNHEARD));
  }

  private boolean theUnheardOneIsBeingHeard() {
    return new Sql(database).number("SELECT is_called::int FROM tries") == 1;
  }

  @AfterEach
  void close() {
    replicas.forEach(replica -> replica.jar().close());
    oracle.close();
    meta.close();
  }

  private Replica start() {
    int port = PromobotJar.freePort();
    var settings = new HashMap<>(meta.settings());
    settings.put("DATABASE_URL", PromobotJar.url(database));
    settings.put("PORT", String.valueOf(port));
    settings.put("MESSENGER_RATE", "12");
    settings.put("SEND_TIMEOUT", "1500ms");
    settings.put("ECHO_GRACE", "3s");
    var replica = new Replica(PromobotJar.start(settings), port);
    replicas.add(replica);
    return replica;
  }

  @Test
  void replicas_come_and_die_under_load_and_every_event_has_its_effect_once_and_in_order()
      throws Exception {
    var one = start();
    var other = start();
    one.jar().ready();
    other.jar().ready();
    balance(one, other);
    meta.webhooksTo(this::nextInTurn);
    meta.failures(new JsonObject().put("duplicates", 0.2));
    meta.takesUpTo(250);
    var talkers = new Talkers(meta, begun).start();
    meta.crowd(EVENTS / 10, 20);
    Await.until(LONGEST, () -> people() >= AUDIENCE);
    var campaign = campaignUnderWay(one, other);

    var left = killed(one, other);
    assertThat(oracle.waiting(campaign)).as("the campaign is still under way").isPositive();
    goesOn(EVENTS / 10);
    var third = start();
    third.jar().ready();
    balance(other, third);
    goesOn(EVENTS / 10);
    balance(third);
    assertThat(other.jar().stop()).as("exit code").isIn(0, 143);
    oracle.nothingAcknowledgedIsMissing();
    goesOn(EVENTS / 10);
    Await.until(LONGEST, () -> meta.acknowledged().size() >= EVENTS);
    talkers.finish();
    meta.toldEverything();
    oracle.quiet();

    report(oracle.check(), left);
    assertThat(meta.crowded()).as("customers with two sends under way at once").isEmpty();
    assertThat(oracle.deadlocks()).as("transactions that waited for each other").isZero();
    assertThat(state(third, campaign)).isEqualTo("done");
    assertThat(third.jar().alive()).isTrue();
  }

  private void balance(Replica... among) {
    balanced = List.of(among).stream().map(Replica::port).toList();
  }

  /** Each in turn, so that what one did not accept goes to the next; and now and then to all. */
  private List<Integer> nextInTurn() {
    var ports = balanced;
    int now = turn.getAndIncrement();
    return now % 5 == 0 ? ports : List.of(ports.get(now % ports.size()));
  }

  private long people() {
    return meta.acts().size();
  }

  private String campaignUnderWay(Replica one, Replica other) throws Exception {
    var campaign = created(one, "Spring");
    var sent = api("POST", other, "/campaigns/" + campaign + "/send", new JsonObject());
    oracle.ordered(campaign, sent.getInteger("queued"));
    Await.until(LONGEST, () -> oracle.waiting(campaign) <= sent.getInteger("queued") - 5);
    return campaign;
  }

  /**
   * Kills one right after its last answer and in the middle of the next event; returns what was in
   * doubt at that moment.
   */
  private Set<Long> killed(Replica one, Replica other) throws Exception {
    var quiet = created(other, "Last words");
    oracle.endsUnsent(quiet);
    var live =
        URI.create("http://127.0.0.1:%d/api/v1/live?campaign=%s".formatted(other.port(), quiet));
    try (var stream = new StatsStream(http, live, Meta.API_TOKEN)) {
      stream.until(shown -> shown.taps("SHOW_COUPON") == 0);

      assertThat(Await.on(meta.deliver(lastWords(quiet).toBuffer(), one.port()))).isTrue();
      long said = System.nanoTime();
      var unheard = started(UNHEARD).toBuffer();
      var heard = meta.deliver(unheard, one.port());
      Await.until(this::theUnheardOneIsBeingHeard);
      one.jar().kill();
      var left = oracle.inDoubt();

      var seen = stream.until(shown -> shown.taps("SHOW_COUPON") == 1);
      assertThat(seen.people("accepted")).isEqualTo(1);
      System.out.printf(
          "scale-out: the dead one's last tap on the other's live stream after %d ms%n",
          Duration.ofNanos(System.nanoTime() - said).toMillis());
      if (!Await.on(heard)) {
        assertThat(Await.on(meta.deliver(unheard, other.port()))).isTrue();
      }
      return left;
    }
  }

  private static JsonObject started(String psid) {
    long now = System.currentTimeMillis();
    return Talkers.body(
        new JsonArray().add(Talkers.postback(psid, "m_unheard", "start", now)), now);
  }

  private static JsonObject lastWords(String campaign) {
    long now = System.currentTimeMillis();
    return Talkers.body(
        new JsonArray()
            .add(Talkers.postback(LATEST, "m_last_1", "start", now))
            .add(Talkers.postback(LATEST, "m_last_2", "SHOW_COUPON:" + campaign, now + 1)),
        now + 1);
  }

  private void goesOn(int events) {
    int enough = meta.acknowledged().size() + events;
    Await.until(LONGEST, () -> meta.acknowledged().size() >= enough);
  }

  private String created(Replica at, String name) throws Exception {
    return api("POST", at, "/campaigns", new JsonObject().put("name", name)).getString("id");
  }

  private String state(Replica at, String campaign) throws Exception {
    return api("GET", at, "/campaigns/" + campaign, new JsonObject()).getString("state");
  }

  private JsonObject api(String method, Replica at, String path, JsonObject body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.port() + "/api/v1" + path))
            .timeout(LONGEST)
            .header("Authorization", "Bearer " + Meta.API_TOKEN)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.encode()))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 202);
    return new JsonObject(answer.body());
  }

  private void report(Oracle.Sum sum, Set<Long> left) {
    System.out.printf(
        "scale-out: %d events, %d messages, %d accepted, %d in doubt at the kill of which %d were"
            + " tried again and %d went out twice, %d deadlocks, in %d s%n",
        sum.events(),
        sum.messages(),
        sum.accepted(),
        left.size(),
        sum.flagged(),
        sum.doubled(),
        oracle.deadlocks(),
        Duration.ofNanos(System.nanoTime() - begun).toSeconds());
  }
}
