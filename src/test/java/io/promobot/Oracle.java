package io.promobot;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Meta.Act;
import io.promobot.db.Await;
import io.promobot.db.Database;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.house.House;
import io.promobot.simulator.SendRecord;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares what customers did and what Messenger accepted with the contents of the database, when
 * all is quiet.
 */
final class Oracle implements AutoCloseable {
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(90);
  private static final Map<String, List<String>> REPLIES =
      Map.of(
          "start", List.of("WELCOME"),
          "SHOW_COUPON", List.of("COUPON"),
          "REVEAL", List.of("CODE"),
          "NO_THANKS", List.of("THANKS", "THANKS_IMAGE"));

  private static final List<Stage> TAPPED =
      List.of(
          Stage.RESPONDED,
          CouponStory.ACCEPTED,
          CouponStory.DECLINED,
          CouponStory.REVEALED,
          CouponStory.REDEEMED);

  private final Meta meta;
  private final Database db;
  private final Map<String, Integer> campaigns = new TreeMap<>();
  private final Set<String> redeemers = new TreeSet<>();

  /** One message as promobot remembers it. */
  private record Message(
      long id,
      String psid,
      String say,
      String state,
      boolean flagged,
      String reason,
      Optional<String> sentBy) {
    /** The line a message waits in: replies to a customer overtake what a campaign sends them. */
    String line() {
      return psid + (sentBy.isPresent() ? " campaigns" : " replies");
    }
  }

  /** The result of one scenario; doubled are messages that customers really got twice. */
  record Sum(int events, int messages, int accepted, int flagged, int doubled, int givenUp) {}

  Oracle(Meta meta, DatabaseAddress address) {
    this.meta = meta;
    watchStates(address);
    this.db = Database.open(meta.vertx, address);
  }

  /** From now on the database itself records how each message goes from state to state. */
  private static void watchStates(DatabaseAddress address) {
    TestDatabase.run(
        address,
        """
        CREATE TABLE turn (message bigint, was text, became text);
        CREATE FUNCTION note_turn() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN INSERT INTO turn VALUES (old.id, old.state, new.state); RETURN NULL; END';
        CREATE TRIGGER note_turn AFTER UPDATE ON outbox FOR EACH ROW
          WHEN (old.state <> new.state) EXECUTE FUNCTION note_turn();
        """);
  }

  /** How many messages a worker is sending, or whose fate is unknown. */
  long underWay() {
    return number("SELECT count(*) FROM outbox WHERE state IN ('sending', 'unknown')");
  }

  long deadlocks() {
    return number("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
  }

  /** Everything acknowledged until now is stored; asked while promobot is dead. */
  void nothingAcknowledgedIsMissing() {
    var missing = new TreeSet<>(meta.acknowledged());
    missing.removeAll(keptMids());
    assertThat(missing).as("acknowledged, but not kept").isEmpty();
  }

  private List<String> keptMids() {
    return rows(
            """
            SELECT convert_from(raw, 'UTF8')::jsonb #>> '{postback,mid}' AS mid
            FROM event WHERE kind IN ('STARTED', 'TAPPED')
            """)
        .stream()
        .map(row -> row.getString("mid"))
        .toList();
  }

  /** Returns when nothing is waiting any more, on either side. */
  void quiet() {
    var state = new StringBuilder();
    var calm =
        new Object() {
          long since = System.nanoTime();
        };
    Await.until(
        SETTLED_WITHIN,
        () -> {
          var now = quietness();
          if (!now.contentEquals(state) || !now.startsWith("0 0 ")) {
            state.setLength(0);
            state.append(now);
            calm.since = System.nanoTime();
          }
          return System.nanoTime() - calm.since > Duration.ofSeconds(3).toNanos();
        });
  }

  private String quietness() {
    return "%d %d %d"
        .formatted(
            number("SELECT count(*) FROM outbox WHERE state IN ('queued', 'sending', 'unknown')"),
            meta.ledger().totals().eventsWaiting(),
            meta.ledger().totals().accepted());
  }

  /** The same, by their ids. */
  Set<Long> inDoubt() {
    return ids("SELECT id FROM outbox WHERE state IN ('sending', 'unknown')");
  }

  private Set<Long> ids(String sql) {
    return rows(sql).stream().map(row -> row.getLong("id")).collect(Collectors.toSet());
  }

  /** How many of this campaign's messages are waiting for their turn. */
  long waiting(String campaign) {
    return number(
        "SELECT count(*) FROM outbox WHERE campaign_id = $1 AND priority = 1 AND state = 'queued'",
        campaign);
  }

  /** A campaign's own message was queued for this many people, once each. */
  void ordered(String campaign, int people) {
    campaigns.put(campaign, people);
  }

  /** A till was told that this customer's coupon of the welcome campaign is used up now. */
  void redeemed(String psid) {
    redeemers.add(psid);
  }

  Sum check() {
    var messages = messages();
    var accepted = acceptedById();
    everyEventIsKeptOnce();
    everyEventHadItsEffectOnce(messages);
    everybodyIsInTheirCampaignsOnce(messages);
    everyTapIsCountedOnce();
    everyJourneyIsTheirs();
    eachMessageWentOutOnce(messages, accepted);
    eachCustomerGotTheirsInOrder(messages);
    whatWasSettledStayedSo();
    assertThat(number(House.MISCOUNTED, Meta.PAGE)).as("miscounted people").isZero();
    assertThat(number(House.MISPLACED, Meta.PAGE)).as("people under a wrong origin").isZero();
    return sum(messages, accepted);
  }

  private List<Message> messages() {
    return rows(
            """
            SELECT o.id, c.psid, o.say, o.state, o.possible_duplicate, coalesce(o.reason, '') AS reason,
              CASE o.priority WHEN 1 THEN o.campaign_id END AS sent_by
            FROM outbox o JOIN customer c USING (page_id) WHERE c.id = o.customer_id ORDER BY o.id
            """)
        .stream()
        .map(
            row ->
                new Message(
                    row.getLong("id"),
                    row.getString("psid"),
                    row.getString("say"),
                    row.getString("state"),
                    row.getBoolean("possible_duplicate"),
                    row.getString("reason"),
                    Optional.ofNullable(row.getString("sent_by"))))
        .toList();
  }

  private Map<Long, List<SendRecord>> acceptedById() {
    return meta.accepted().stream()
        .collect(groupingBy(send -> Long.valueOf(send.metadata().orElseThrow())));
  }

  private void everyEventIsKeptOnce() {
    var told = meta.acts().values().stream().flatMap(Collection::stream).map(Act::mid).toList();
    var kept = keptMids();

    assertThat(new TreeSet<>(meta.acknowledged()))
        .as("acknowledged in the end")
        .isEqualTo(new TreeSet<>(told));
    assertThat(new TreeSet<>(kept)).as("kept").isEqualTo(new TreeSet<>(told));
    assertThat(kept).as("kept once").hasSize(told.size());
    assertThat(
            rows("SELECT DISTINCT state, error FROM event WHERE state <> 'done'").stream()
                .map(Row::deepToString))
        .as("parked")
        .isEmpty();
  }

  /** Everybody has the welcome's code; those of other campaigns are one's own. */
  private static List<String> replies(Act act) {
    boolean own = act.button().equals("REVEAL") && !act.payload().endsWith(":welcome");
    return own ? List.of("OWN_CODE") : REPLIES.get(act.button());
  }

  /** Exactly the messages, in exactly the order, that follow from what each customer did. */
  private void everyEventHadItsEffectOnce(List<Message> messages) {
    var expected = new TreeMap<String, List<String>>();
    meta.acts()
        .forEach(
            (psid, acts) ->
                expected.put(psid, acts.stream().flatMap(act -> replies(act).stream()).toList()));
    var found =
        messages.stream()
            .filter(message -> message.sentBy().isEmpty())
            .collect(groupingBy(Message::psid, TreeMap::new, mapping(Message::say, toList())));

    assertThat(differences(expected, found)).as("customers with other replies").isEmpty();
  }

  private void everybodyIsInTheirCampaignsOnce(List<Message> messages) {
    var sent = new TreeMap<String, List<String>>();
    messages.forEach(
        message ->
            message
                .sentBy()
                .ifPresent(
                    campaign ->
                        sent.computeIfAbsent(campaign, first -> new ArrayList<>())
                            .add(message.psid())));

    assertThat(sent.keySet()).as("campaigns that were sent").isEqualTo(campaigns.keySet());
    sent.forEach(
        (campaign, psids) ->
            assertThat(psids).hasSize(campaigns.get(campaign)).doesNotHaveDuplicates());
  }

  /** The stages that follow from what each customer tapped, whatever the receipts said. */
  private void everyJourneyIsTheirs() {
    var expected = new TreeMap<String, List<String>>();
    meta.acts().forEach((psid, acts) -> acts.forEach(act -> reached(psid, act, expected)));
    redeemers.forEach(psid -> reached(psid, "welcome", CouponStory.REDEEMED, expected));
    var found = new TreeMap<String, List<String>>();
    rows("SELECT psid, j.campaign_id, path FROM journey j JOIN customer c ON c.id = customer_id")
        .forEach(
            row -> {
              var path = new Path(row.getInteger("path"));
              var reached = TAPPED.stream().filter(path::has).map(Stage::key).toList();
              if (!reached.isEmpty()) {
                found.put(row.getString("psid") + " in " + row.getString("campaign_id"), reached);
              }
            });

    assertThat(differences(expected, found)).as("customers with other journeys").isEmpty();
  }

  private static void reached(String psid, Act act, Map<String, List<String>> journeys) {
    var words = act.payload().split(":");
    if (words.length == 2) {
      var stage =
          switch (act.button()) {
            case "SHOW_COUPON" -> CouponStory.ACCEPTED;
            case "NO_THANKS" -> CouponStory.DECLINED;
            default -> CouponStory.REVEALED;
          };
      reached(psid, words[1], stage, journeys);
    }
  }

  private static void reached(
      String psid, String campaign, Stage stage, Map<String, List<String>> journeys) {
    var path = Path.NONE.reach(stage);
    journeys.merge(
        psid + " in " + campaign,
        TAPPED.stream().filter(path::has).map(Stage::key).toList(),
        (before, now) ->
            TAPPED.stream()
                .map(Stage::key)
                .filter(each -> before.contains(each) || now.contains(each))
                .toList());
  }

  private static Map<String, String> differences(
      Map<String, List<String>> expected, Map<String, List<String>> found) {
    var different = new LinkedHashMap<String, String>();
    var all = new TreeSet<>(expected.keySet());
    all.addAll(found.keySet());
    for (var psid : all) {
      var should = expected.getOrDefault(psid, List.of());
      var is = found.getOrDefault(psid, List.of());
      if (!should.equals(is)) {
        different.put(psid, "should be " + should + " but is " + is);
      }
    }
    return different;
  }

  private void everyTapIsCountedOnce() {
    Map<String, Long> done =
        meta.acts().values().stream()
            .flatMap(Collection::stream)
            .filter(act -> !act.payload().equals("start"))
            .collect(groupingBy(Act::button, Collectors.counting()));
    Map<String, Long> counted = new HashMap<>();
    rows("""
            SELECT button, sum(taps)::bigint AS taps FROM tap_count
            WHERE hour = '-infinity' GROUP BY button
            """)
        .forEach(row -> counted.put(row.getString("button"), row.getLong("taps")));

    assertThat(counted).as("taps").isEqualTo(done);
  }

  private static void eachMessageWentOutOnce(
      List<Message> messages, Map<Long, List<SendRecord>> accepted) {
    var wrong = new ArrayList<String>();
    for (var message : messages) {
      int times = accepted.getOrDefault(message.id(), List.of()).size();
      boolean well = message.state().equals("sent") && times == 1;
      if (!well && !(message.flagged() && doubtful(message, times))) {
        wrong.add(message + " was accepted " + times + " times");
      }
    }

    assertThat(wrong).as("messages that did not go out once").isEmpty();
    assertThat(Set.copyOf(accepted.keySet()))
        .as("accepted messages that we know of")
        .isSubsetOf(messages.stream().map(Message::id).collect(Collectors.toSet()));
  }

  /** Retried once because the result was unknown; given up, visibly, after the second silence. */
  private static boolean doubtful(Message message, int times) {
    boolean givenUp = message.state().equals("failed") && message.reason().equals("no_answer");
    return (message.state().equals("sent") && times == 2) || (givenUp && times <= 2);
  }

  private void eachCustomerGotTheirsInOrder(List<Message> messages) {
    var lines = messages.stream().collect(toMap(Message::id, Message::line));
    var last = new HashMap<String, Long>();
    var first = new TreeSet<Long>();
    var overtaken = new ArrayList<SendRecord>();
    for (var send : meta.accepted()) {
      long id = Long.parseLong(send.metadata().orElseThrow());
      if (first.add(id) && last.merge(lines.get(id), id, Math::max) > id) {
        overtaken.add(send);
      }
    }

    assertThat(overtaken).as("messages that came after a later one").isEmpty();
  }

  private void whatWasSettledStayedSo() {
    var stirred =
        rows(
                """
                SELECT message, was, became FROM turn
                WHERE was NOT IN ('queued', 'sending', 'unknown') ORDER BY message
                """)
            .stream()
            .map(Row::deepToString)
            .toList();

    assertThat(stirred).as("settled messages that were taken up again").isEmpty();
  }

  private Sum sum(List<Message> messages, Map<Long, List<SendRecord>> accepted) {
    return new Sum(
        meta.acknowledged().size(),
        messages.size(),
        accepted.values().stream().mapToInt(List::size).sum(),
        (int) messages.stream().filter(Message::flagged).count(),
        (int) accepted.values().stream().filter(times -> times.size() > 1).count(),
        (int) messages.stream().filter(message -> message.state().equals("failed")).count());
  }

  /** This campaign is over without anybody having got it. */
  void endsUnsent(String campaign) {
    rows("UPDATE campaign SET state = 'done' WHERE id = $1", campaign);
  }

  /** Whether it sees the database, which may be moving to another server. */
  boolean sees() {
    return Await.on(Await.settled(db.bulk().query("SELECT 1").execute()));
  }

  private long number(String sql, Object... values) {
    return rows(sql, values).get(0).getLong(0);
  }

  /** What the database that accepts writes answers. */
  List<Row> rows(String sql, Object... values) {
    var all = new ArrayList<Row>();
    Await.on(db.bulk().preparedQuery(sql).execute(Tuple.from(values))).forEach(all::add);
    return all;
  }

  @Override
  public void close() {
    Await.on(db.close());
  }
}
