package io.promobot.house;

import static java.util.stream.Collectors.joining;

import io.promobot.db.Await;
import io.promobot.db.Database;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.flow.Stories;
import io.promobot.flow.Texts;
import io.promobot.inbox.Fate;
import io.promobot.inbox.Inbox;
import io.promobot.inbox.InboxListener;
import io.promobot.messenger.WebhookParser;
import io.promobot.outbox.Backoff;
import io.promobot.outbox.ClaimStore;
import io.promobot.outbox.CopyStore;
import io.promobot.outbox.LinkStore;
import io.promobot.outbox.LinkTapStore;
import io.promobot.outbox.MessageStore;
import io.promobot.outbox.NameStore;
import io.promobot.outbox.Outbox;
import io.promobot.outbox.OutboxWorker;
import io.promobot.outbox.PageStore;
import io.promobot.outbox.RescueWorker;
import io.promobot.outbox.SendWorker;
import io.promobot.outbox.Verdicts;
import io.promobot.stats.ShopDays;
import io.promobot.stats.Tallies;
import io.promobot.stats.Tally;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;

/** Inbox and outbox on a real database, with a channel that only keeps what it was given. */
public final class House implements AutoCloseable {
  public static final String PAGE = "104600000000001";
  public static final Duration GRACE = Duration.ofMillis(400);

  /** Longer than any machine stands still; a test that wants a claim to expire ends it. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private static final AtomicLong MID = new AtomicLong();

  /** How many people the counts, by path or by hour, and the journeys of a page disagree about. */
  public static final String MISCOUNTED =
      """
      SELECT coalesce(sum(people), 0)::bigint FROM (
      SELECT coalesce(sum(abs(coalesce(a.people, 0) - coalesce(b.people, 0))), 0) AS people FROM
        (SELECT campaign_id, version, origin, line, language, path, sum(people) AS people FROM path_count
         WHERE page_id = $1 GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(people) <> 0) a
      FULL JOIN
        (SELECT campaign_id, version, origin, line, language, path, count(*) AS people FROM journey
         WHERE page_id = $1 GROUP BY 1, 2, 3, 4, 5, 6) b
      USING (campaign_id, version, origin, line, language, path)
      UNION ALL
      SELECT coalesce(sum(abs(coalesce(a.people, 0) - coalesce(b.people, 0))), 0) FROM
        (SELECT campaign_id, hour, line, language, stage, sum(people) AS people FROM stage_count
         WHERE page_id = $1 GROUP BY 1, 2, 3, 4, 5 HAVING sum(people) <> 0) a
      FULL JOIN
        (SELECT campaign_id, date_trunc('hour', at, 'UTC') AS hour, line, language, stage, count(*) AS people
         FROM journey, LATERAL (VALUES
           %s)
           AS reached (stage, at)
         WHERE page_id = $1 AND at IS NOT NULL GROUP BY 1, 2, 3, 4, 5) b
      USING (campaign_id, hour, line, language, stage)) all_counts
      """
          .formatted(
              Stories.ALL.stream()
                  .flatMap(story -> story.stages().stream())
                  .distinct()
                  .map(
                      stage ->
                          "('%s', to_timestamp(0) + reached_at[%d] * interval '1 microsecond')"
                              .formatted(stage.key(), stage.number() + 1))
                  .collect(joining(", ")));

  /** The same of the counts by origin and the customers, as long as nobody was erased. */
  public static final String MISPLACED =
      """
      SELECT coalesce(sum(abs(coalesce(a.people, 0) - coalesce(b.people, 0))), 0)::bigint FROM
        (SELECT day, origin, what, sum(people) AS people FROM origin_count
         WHERE page_id = $1 AND what <> 'leads' GROUP BY 1, 2, 3 HAVING sum(people) <> 0) a
      FULL JOIN
        (SELECT coalesce(c.came_on, (c.created_at AT TIME ZONE 'UTC')::date) AS day, c.origin, did.what, count(*) AS people
         FROM customer c, LATERAL (
           SELECT 'customers' AS what
           UNION SELECT stage FROM journey j, LATERAL (VALUES
             ('responded', j.reached_at[4]), ('revealed', j.reached_at[9]),
             ('redeemed', j.reached_at[10])) AS reached (stage, at)
           WHERE j.page_id = c.page_id AND j.customer_id = c.id AND at IS NOT NULL) did
         WHERE c.page_id = $1 GROUP BY 1, 2, 3) b
      USING (day, origin, what)
      """;

  public final Vertx vertx = Vertx.vertx();
  public final Database db;
  public final Inbox inbox;
  public final Outbox outbox;
  public final OutboxWorker worker;
  public final RescueWorker rescue;
  public final PageStore page;
  public final FakeChannel channel;
  public final Set<String> changed = new ConcurrentSkipListSet<>();
  public final Map<Fate, Integer> became = new ConcurrentHashMap<>();

  /** How many calls the other side's health allows. */
  public volatile IntUnaryOperator allowed = most -> most;

  public final LinkStore links;
  public final LinkTapStore linkTaps;
  private final SendWorker sender;
  private final WebhookParser parser = new WebhookParser();

  private House(DatabaseAddress address, FakeChannel channel, double perSecond, ShopDays days) {
    this.channel = channel;
    db = Database.open(vertx, TestDatabase.ways(address));
    Await.on(db.whenMigrated());
    Await.on(
        db.general()
            .query("INSERT INTO page (page_id) VALUES ('" + PAGE + "') ON CONFLICT DO NOTHING")
            .execute());
    page = new PageStore(db::general, PAGE);
    Tally tally = new Tally(PAGE, 1, days);
    CopyStore copies = new CopyStore(db::lookups, PAGE, Voices::umi);
    outbox = new Outbox(db, tally.in(2), page);
    outbox.onChange(changed::add);
    inbox = new Inbox(db, tally, lane -> InboxStores.of(db, lane, copies), outbox, listener());
    links = new LinkStore(db, PAGE, copies, "https://shop.example", InstantSource.system());
    linkTaps = new LinkTapStore(db, tally.in(3));
    NameStore names = new NameStore(db::general, PAGE, House::ask);
    sender =
        new SendWorker(
            new MessageStore(copies, names, links),
            channel,
            new Verdicts(new Backoff(() -> 0.0), GRACE),
            page,
            days);
    worker = worker(vertx, LEASE, perSecond, most -> allowed.applyAsInt(most));
    rescue = new RescueWorker(vertx, db, PAGE, outbox, GRACE);
  }

  /** Another worker, with its own timers and its own idea of the other side's health. */
  public OutboxWorker worker(
      Vertx timers, Duration lease, double perSecond, IntUnaryOperator healthy) {
    ClaimStore claims =
        new ClaimStore(db::ingest, PAGE, () -> StoryLanguage.ENGLISH, lease, perSecond);
    return new OutboxWorker(timers, outbox, claims, sender, healthy);
  }

  private InboxListener listener() {
    return new InboxListener() {
      @Override
      public void batch(int size) {}

      @Override
      public void queued() {}

      @Override
      public void changed(String campaign) {
        changed.add(campaign);
      }

      @Override
      public void became(Fate fate, int events) {
        became.merge(fate, events, Integer::sum);
      }
    };
  }

  /** Messenger knows everybody with an even number as Ana, and that she speaks Spanish if 8. */
  private static Future<NameStore.Name> ask(String psid) {
    boolean known = (psid.charAt(psid.length() - 1) - '0') % 2 == 0;
    return Future.succeededFuture(
        known
            ? new NameStore.Name(Optional.of("Ana"), Optional.of("Ana Prieto"), spoken(psid))
            : new NameStore.Name(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private static Optional<StoryLanguage> spoken(String psid) {
    return psid.endsWith("8") ? Optional.of(StoryLanguage.SPANISH) : Optional.empty();
  }

  /** A shop with its welcome campaign, on a fresh database. */
  public static House fresh() {
    return on(TestDatabase.fresh(), 1_000);
  }

  /** In another part of the world; it sends nothing. */
  public static House on(DatabaseAddress address, ShopDays days) {
    House house = new House(address, new FakeChannel(), 1_000, days);
    house.campaign("welcome", Coupon.COPY);
    return house;
  }

  /** A database with a page and campaigns of its own, which may be of an older version. */
  public static House grown(DatabaseAddress address) {
    return new House(address, new FakeChannel(), 1_000, Tallies.UTC);
  }

  public static House on(DatabaseAddress address, double perSecond) {
    return on(address, perSecond, new FakeChannel());
  }

  public static House on(DatabaseAddress address, double perSecond, FakeChannel channel) {
    House house = new House(address, channel, perSecond, Tallies.UTC);
    house.campaign("welcome", Coupon.COPY);
    return house;
  }

  /** Publishes a copy of a campaign, as its next version. */
  public void campaign(String id, Texts copy) {
    JsonObject fields = new JsonObject();
    copy.fields().forEach(fields::put);
    run(
        """
        INSERT INTO campaign (page_id, id, name, state, version, story)
        VALUES ($1, $2, $2, 'open', 1, $3)
        ON CONFLICT (page_id, id) DO UPDATE SET version = campaign.version + 1
        """,
        PAGE,
        id,
        copy.story().key());
    run(
        """
        INSERT INTO campaign_copy (page_id, campaign_id, version, fields)
        SELECT page_id, id, version, $3::jsonb FROM campaign WHERE page_id = $1 AND id = $2
        ON CONFLICT DO NOTHING
        """,
        PAGE,
        id,
        fields);
  }

  public House sending() {
    worker.start();
    rescue.start();
    return this;
  }

  public RowSet<Row> run(String sql, Object... values) {
    return Await.on(db.general().preparedQuery(sql).execute(Tuple.from(values)));
  }

  public long number(String sql, Object... values) {
    return run(sql, values).iterator().next().getLong(0);
  }

  /** Receives one webhook body. */
  public Future<Void> receive(String body) {
    return inbox.receive(parser.parse(body.getBytes(StandardCharsets.UTF_8)).events());
  }

  /** Handles a parked event again. */
  public Future<Boolean> replay(UUID key) {
    return inbox.replay(key, (raw, standby) -> parser.again(PAGE, raw, standby));
  }

  public Future<Void> start(String psid) {
    return postback(psid, "start", Instant.now());
  }

  public Future<Void> tap(String psid, String payload) {
    return postback(psid, payload, Instant.now());
  }

  public Future<Void> postback(String psid, String payload, Instant at) {
    return item(
        psid, at, "\"postback\":{\"mid\":\"m_t%d\",\"payload\":\"%s\"}".formatted(next(), payload));
  }

  public Future<Void> say(String psid, String text) {
    return item(
        psid,
        Instant.now(),
        "\"message\":{\"mid\":\"m_t%d\",\"text\":\"%s\"}".formatted(next(), text));
  }

  public Future<Void> item(String psid, Instant at, String rest) {
    return receive(
        """
        {"object":"page","entry":[{"id":"%s","time":%d,"messaging":[
        {"sender":{"id":"%s"},"recipient":{"id":"%s"},"timestamp":%d,%s}]}]}
        """
            .formatted(PAGE, at.toEpochMilli(), psid, PAGE, at.toEpochMilli(), rest));
  }

  /** Messenger echoes our own message. */
  public Future<Void> echo(String psid, long outboxId, String mid) {
    return receive(
        """
        {"object":"page","entry":[{"id":"%s","time":1,"messaging":[
        {"sender":{"id":"%s"},"recipient":{"id":"%s"},"timestamp":%d,
        "message":{"is_echo":true,"metadata":"%d","mid":"%s"}}]}]}
        """
            .formatted(PAGE, PAGE, psid, Instant.now().toEpochMilli(), outboxId, mid));
  }

  /** A person from the shop writes in Facebook's own inbox. */
  public Future<Void> answer(String psid, String text, Instant at) {
    return receive(answered(psid, text, at));
  }

  public static String answered(String psid, String text, Instant at) {
    return """
        {"object":"page","entry":[{"id":"%s","time":1,"messaging":[
        {"sender":{"id":"%s"},"recipient":{"id":"%s"},"timestamp":%d,
        "message":{"is_echo":true,"app_id":263902037430900,"mid":"m_p%d","text":"%s"}}]}]}
        """
        .formatted(PAGE, PAGE, psid, at.toEpochMilli(), next(), text);
  }

  private static long next() {
    return MID.incrementAndGet();
  }

  /** The states of a customer's messages, in their order. */
  public List<String> states(String psid) {
    return run(
            """
            SELECT o.state FROM outbox o JOIN customer c ON c.page_id = o.page_id AND c.id = o.customer_id
            WHERE o.page_id = $1 AND c.psid = $2 ORDER BY o.id
            """,
            PAGE,
            psid)
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** The stages a customer has reached in a campaign; empty when they are not in it. */
  public List<Stage> path(String psid, String campaign) {
    return run(
            """
            SELECT j.path FROM journey j JOIN customer c ON c.page_id = j.page_id AND c.id = j.customer_id
            WHERE c.page_id = $1 AND c.psid = $2 AND j.campaign_id = $3
            """,
            PAGE,
            psid,
            campaign)
        .stream()
        .map(row -> new Path(row.getInteger(0)).stages(CouponStory.STORY))
        .flatMap(Collection::stream)
        .toList();
  }

  /** How many people the path counts and the journeys disagree about; 0 when all is well. */
  public long miscounted() {
    return number(MISCOUNTED, PAGE);
  }

  /** How many people the counts by origin and the customers disagree about. */
  public long misplaced() {
    return number(MISPLACED, PAGE);
  }

  @Override
  public void close() {
    rescue.stop();
    channel.answer();
    Await.on(worker.stop());
    Await.on(db.close());
    Await.on(vertx.close());
  }
}
