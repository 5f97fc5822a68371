package io.promobot.api;

import io.promobot.api.PageHandler.PageState;
import io.promobot.api.StatusHandler.Status;
import io.promobot.campaign.Campaign;
import io.promobot.campaign.Outcome;
import io.promobot.campaign.Overview;
import io.promobot.campaign.Reach;
import io.promobot.campaign.Sending;
import io.promobot.campaign.Version;
import io.promobot.customer.Customer;
import io.promobot.customer.CustomerDetail;
import io.promobot.customer.CustomerDetail.Progress;
import io.promobot.customer.CustomerFilter;
import io.promobot.customer.PeopleFilter;
import io.promobot.customer.Person;
import io.promobot.db.Page;
import io.promobot.deliveries.Delivery;
import io.promobot.deliveries.DeliveryCounts;
import io.promobot.deliveries.DeliveryFilter;
import io.promobot.flow.Button;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.inbox.ParkedEvent;
import io.promobot.inbox.TimelineEntry;
import io.promobot.live.Subscription;
import io.promobot.messenger.PageCheck;
import io.promobot.stats.History;
import io.promobot.stats.HistoryStore;
import io.promobot.stats.OriginFigures;
import io.promobot.stats.Slice;
import io.promobot.stats.Stats;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Copy;
import io.promobot.wording.Rewording;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A shop held in memory: one campaign, two deliveries, one customer, one parked event. */
final class FakeShop {
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private static final PageCheck CHECKED =
      new PageCheck(true, "The token is good.", Optional.of("1046"), Optional.of("Umi Shop"));

  final Map<String, Campaign> campaigns = new ConcurrentHashMap<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<Consumer<Stats>> viewers = new CopyOnWriteArrayList<>();
  final AtomicInteger reveals = new AtomicInteger();
  volatile Optional<Exception> failure = Optional.empty();
  volatile boolean customerKnown = true;
  volatile String deliveryState = "failed";
  volatile int brokenPart;
  volatile Person ana =
      new Person(
          Optional.of("3"),
          Optional.of("42"),
          Optional.of("Ana"),
          "counter-poster",
          Optional.of(NOON));

  FakeShop() {
    campaigns.put("welcome", campaign("welcome", "Welcome", 1));
  }

  private static Campaign campaign(String id, String name, int version) {
    return new Campaign(
        id,
        name,
        "open",
        version,
        Copy.preset(CouponStory.STORY, StoryLanguage.ENGLISH),
        NOON,
        new Sending(412, 40, 30, 2, 1, 55),
        false,
        false,
        Optional.empty(),
        Optional.empty());
  }

  <T> Future<T> answer(String question, T answer) {
    asked.add(question);
    return failure
        .<Future<T>>map(Future::failedFuture)
        .orElseGet(() -> Future.succeededFuture(answer));
  }

  Future<List<Overview>> list() {
    return answer("campaigns", campaigns.values().stream().map(FakeShop::overview).toList());
  }

  private static Overview overview(Campaign campaign) {
    return new Overview(
        campaign,
        Stats.people(CouponStory.STORY, List.of()),
        61,
        Optional.empty(),
        new Outcome(130, 40, 2));
  }

  Future<Optional<Overview>> overview(String id) {
    return answer("overview " + id, Optional.ofNullable(campaigns.get(id)).map(FakeShop::overview));
  }

  Future<Reach> reach(String id, Optional<Long> segment) {
    return answer("reach " + id, new Reach(new Sending(412, 40, 30, 2, 1, 55), 412, 0, 96, true));
  }

  Future<Void> wish(String what, String id) {
    return answer(what + " " + id, null);
  }

  Future<List<Version>> versions(String id) {
    return answer(
        "versions " + id,
        List.of(
            new Version(
                1,
                NOON,
                Copy.preset(CouponStory.STORY, StoryLanguage.ENGLISH),
                Stats.people(CouponStory.STORY, List.of()))));
  }

  Future<Campaign> restore(String id, int version) {
    return answer("restore " + id + " " + version, campaigns.get(id));
  }

  Future<Optional<Campaign>> find(String id) {
    return answer("campaign " + id, Optional.ofNullable(campaigns.get(id)));
  }

  Future<Campaign> create(String name) {
    campaigns.put("c1", campaign("c1", name, 1));
    return answer("create " + name, campaigns.get("c1"));
  }

  Future<Campaign> update(String id, Optional<String> name, Rewording texts) {
    campaigns.put(id, campaign(id, name.orElse("Welcome"), 2));
    return answer("update " + id + " " + name + " " + texts.main(), campaigns.get(id));
  }

  Future<Sending> send(String id, Optional<Long> segment) {
    return answer("send " + id, new Sending(412, 40, 30, 2, 1, 55));
  }

  /** The only link of ours is the one to the review page. */
  Future<Optional<String>> link(String token, boolean counted) {
    return answer(
        "link " + token + (counted ? " counted" : ""),
        Optional.of("https://reviews.example/umi").filter(page -> token.equals("review")));
  }

  Future<Stats> stats(String campaign, Slice slice) {
    return answer("stats " + campaign + " " + slice, stats(campaign));
  }

  Stats stats(String campaign) {
    var people = new LinkedHashMap<Stage, Long>();
    for (var stage : Coupon.STAGES) {
      people.put(
          stage, Path.NONE.reach(CouponStory.REVEALED).has(stage) ? reveals.longValue() : 0L);
    }
    var taps = new LinkedHashMap<Button, Long>();
    for (var button : Coupon.BUTTONS) {
      taps.put(button, 0L);
    }
    var path = new Stats.PathCount(Path.NONE.reach(CouponStory.REVEALED), reveals.get());
    return new Stats(
        campaign,
        CouponStory.STORY,
        people,
        taps,
        List.of(path),
        Map.of("messenger", reveals.longValue()));
  }

  /** Three parts of one person each; the last may fail. */
  Future<Page<Person>> export(PeopleFilter filter, Optional<String> cursor) {
    int part = cursor.map(Integer::parseInt).orElse(1);
    asked.add("export " + part + " " + filter);
    if (part == brokenPart) {
      return Future.failedFuture(new TimeoutException("gone half way"));
    }
    return Future.succeededFuture(
        new Page<>(
            List.of(ana), part < 3 ? Optional.of(String.valueOf(part + 1)) : Optional.empty()));
  }

  Future<Page<Person>> people(PeopleFilter filter, int limit, Optional<String> cursor) {
    var erased =
        new Person(Optional.empty(), Optional.empty(), Optional.empty(), "", Optional.empty());
    return answer(
        "people " + filter + " " + limit + " " + cursor,
        new Page<>(List.of(ana, erased), Optional.of("next one")));
  }

  Future<History> history(
      HistoryStore.Who who, History.Step step, int hours, Optional<LocalDate> from) {
    var point = new History.Point(NOON, LocalDate.of(2026, 11, 20), stats(who.campaign()).people());
    return answer(
        "history "
            + who.campaign()
            + " "
            + step
            + " "
            + from.map(LocalDate::toString).orElse("" + hours),
        new History(step, ZoneId.of("Asia/Tokyo"), List.of(point)));
  }

  Future<List<OriginFigures>> origins(HistoryStore.Who who, Optional<Instant> since) {
    return answer(
        "origins " + who.campaign() + since.map(first -> " since " + first).orElse(""),
        List.of(new OriginFigures("counter-poster", stats(who.campaign()).people())));
  }

  Future<DeliveryCounts> deliveryCounts() {
    return answer("delivery counts", new DeliveryCounts(1, 9, 2, 8, 3, 4, 5, 6, 7));
  }

  Future<DeliveryCounts> messageCounts() {
    return answer("message counts", new DeliveryCounts(1, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  Future<Integer> sentCount() {
    return Future.succeededFuture(4_711);
  }

  Future<Integer> parkedCount() {
    return answer("parked count", 8);
  }

  Future<Optional<CustomerDetail>> customer(long id) {
    var spring = new Progress("c1", "Spring", "coupon", NOON, List.of("sent", "failed"));
    var ana =
        new CustomerDetail(
            "3",
            "42",
            "messenger",
            Optional.of("Ana"),
            "",
            Optional.of("es"),
            Optional.of("chosen"),
            Optional.empty(),
            false,
            false,
            Optional.of(NOON),
            Optional.of(NOON.plusSeconds(3600)),
            NOON,
            Optional.empty(),
            List.of(spring));
    return answer("customer " + id, id == 3 ? Optional.of(ana) : Optional.empty());
  }

  Future<Optional<Page<TimelineEntry>>> timeline(long id, int limit, Optional<String> cursor) {
    Optional<String> none = Optional.empty();
    var entries =
        List.of(
            new TimelineEntry(
                NOON,
                "shop",
                "code",
                Optional.of("Your code"),
                none,
                Optional.of("seen"),
                none,
                Optional.empty()),
            new TimelineEntry(
                NOON,
                "customer",
                "tap",
                Optional.of("Reveal"),
                Optional.of("c1"),
                none,
                none,
                Optional.empty()));
    return answer(
        "timeline " + id + " " + limit + " " + cursor,
        id == 3 ? Optional.of(new Page<>(entries, Optional.of("next one"))) : Optional.empty());
  }

  Subscription watch(String campaign, Consumer<Stats> viewer) {
    viewers.add(viewer);
    viewer.accept(stats(campaign));
    return () -> viewers.remove(viewer);
  }

  void reveal() {
    reveals.incrementAndGet();
    viewers.forEach(viewer -> viewer.accept(stats("welcome")));
  }

  Future<Page<Delivery>> deliveries(DeliveryFilter filter, int limit, Optional<String> cursor) {
    return answer(
        "deliveries " + filter.key() + " " + limit + " " + cursor,
        new Page<>(List.of(delivery("7")), Optional.of("next one")));
  }

  Future<Optional<Delivery>> delivery(long id) {
    return answer("delivery " + id, id == 7 ? Optional.of(delivery("7")) : Optional.empty());
  }

  private Delivery delivery(String id) {
    return new Delivery(
        id,
        "message",
        Optional.of("3"),
        Optional.of("Ana"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("welcome"),
        Optional.of("WELCOME"),
        deliveryState,
        Optional.empty(),
        Optional.empty(),
        2,
        false,
        NOON,
        NOON,
        Optional.of(NOON));
  }

  Future<Optional<Boolean>> retry(long id) {
    return change("retry", id, "failed", "queued");
  }

  Future<Optional<Boolean>> cancel(long id) {
    return change("cancel", id, "queued", "cancelled");
  }

  Future<Optional<Boolean>> hurry(long id) {
    return change("hurry", id, "queued", "queued");
  }

  private Future<Optional<Boolean>> change(String wish, long id, String from, String to) {
    if (id != 7) {
      return answer(wish, Optional.empty());
    }
    boolean possible = deliveryState.equals(from);
    deliveryState = possible ? to : deliveryState;
    return answer(wish, Optional.of(possible));
  }

  Future<Page<ParkedEvent>> parked(int limit, Optional<String> cursor) {
    var event =
        new ParkedEvent("e1", "42", "messenger", "SAID", NOON, NOON, "too deep", "{\"a\":1}");
    return answer("parked " + limit, new Page<>(List.of(event), Optional.empty()));
  }

  /** Event 1 works, event 2 fails again, others do not exist. */
  Future<Boolean> replay(UUID id) {
    return id.getLeastSignificantBits() == 2
        ? Future.failedFuture(new IllegalStateException("still too deep"))
        : answer("replay " + id, id.getLeastSignificantBits() == 1);
  }

  Future<Page<Customer>> customers(CustomerFilter filter, int limit, Optional<String> cursor) {
    var ana =
        new Customer(
            "3",
            "42",
            "messenger",
            Optional.of("Ana"),
            "counter-poster",
            Optional.of("es"),
            false,
            false,
            Optional.of(NOON),
            Optional.empty(),
            Optional.of(NOON),
            Optional.of(new Progress("welcome", "Welcome", "coupon", NOON, List.of("sent"))));
    return answer(
        "customers "
            + filter.q().orElse("-")
            + " "
            + filter.origin().orElse("-")
            + filter.step().map(step -> " at " + step.story() + " " + step.stage()).orElse("")
            + (filter.sort() == CustomerFilter.Sort.SEEN ? " last seen" : ""),
        new Page<>(List.of(ana), Optional.empty()));
  }

  Future<Optional<Integer>> customerCount(CustomerFilter filter) {
    return Future.succeededFuture(Optional.of(1));
  }

  Future<Boolean> erase(String id) {
    return answer("erase " + id, customerKnown);
  }

  Future<PageState> page() {
    return answer(
        "page",
        new PageState(
            "1046",
            Optional.of("Umi Shop"),
            Optional.of(true),
            Optional.empty(),
            "Hello!",
            "http://localhost/webhooks/messenger",
            "verify-me",
            false,
            false,
            Optional.empty(),
            false,
            Optional.of(NOON),
            Optional.of("slow down"),
            "closed",
            Optional.empty(),
            Optional.of(true)));
  }

  Future<PageCheck> check(Optional<String> token) {
    return answer("check " + token, CHECKED);
  }

  Future<PageCheck> greet(String text) {
    return answer("greet " + text, CHECKED);
  }

  Future<Void> resume() {
    return answer("resume", null);
  }

  Future<Status> status() {
    return answer(
        "status",
        new Status(
            "Umi Shop",
            Optional.empty(),
            "Asia/Tokyo",
            "1046",
            "simulated",
            true,
            false,
            "embedded",
            "http://localhost/webhooks/messenger",
            "closed",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "0.1.0"));
  }
}
