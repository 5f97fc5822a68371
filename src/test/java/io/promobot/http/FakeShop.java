package io.promobot.http;

import io.promobot.campaign.Campaign;
import io.promobot.campaign.Sending;
import io.promobot.customer.Customer;
import io.promobot.db.Page;
import io.promobot.flow.Button;
import io.promobot.flow.Copy;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.http.PageHandler.PageState;
import io.promobot.http.StatusHandler.Status;
import io.promobot.inbox.ParkedEvent;
import io.promobot.live.Subscription;
import io.promobot.messenger.PageCheck;
import io.promobot.outbox.Delivery;
import io.promobot.outbox.DeliveryFilter;
import io.promobot.stats.Stats;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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

  FakeShop() {
    campaigns.put("welcome", campaign("welcome", "Welcome", 1));
  }

  private static Campaign campaign(String id, String name, int version) {
    return new Campaign(
        id, name, "open", version, Copy.DEFAULT, NOON, new Sending(412, 30, 2, 1, 55));
  }

  private <T> Future<T> answer(String question, T answer) {
    asked.add(question);
    return failure
        .<Future<T>>map(Future::failedFuture)
        .orElseGet(() -> Future.succeededFuture(answer));
  }

  Future<List<Campaign>> list() {
    return answer("campaigns", List.copyOf(campaigns.values()));
  }

  Future<Optional<Campaign>> find(String id) {
    return answer("campaign " + id, Optional.ofNullable(campaigns.get(id)));
  }

  Future<Campaign> create(String name) {
    campaigns.put("c1", campaign("c1", name, 1));
    return answer("create " + name, campaigns.get("c1"));
  }

  Future<Campaign> update(String id, Optional<String> name, Map<String, String> copy) {
    campaigns.put(id, campaign(id, name.orElse("Welcome"), 2));
    return answer("update " + id + " " + name + " " + copy, campaigns.get(id));
  }

  Future<Sending> send(String id) {
    return answer("send " + id, new Sending(412, 30, 2, 1, 55));
  }

  Future<Stats> stats(String campaign, Optional<Integer> version, Optional<String> origin) {
    return answer("stats " + campaign + " " + version + " " + origin, stats(campaign));
  }

  Stats stats(String campaign) {
    var people = new EnumMap<Stage, Long>(Stage.class);
    for (var stage : Stage.values()) {
      people.put(stage, Path.NONE.reach(Stage.REVEALED).has(stage) ? reveals.longValue() : 0L);
    }
    var taps = new EnumMap<Button, Long>(Button.class);
    for (var button : Button.values()) {
      taps.put(button, 0L);
    }
    var path = new Stats.PathCount(Path.NONE.reach(Stage.REVEALED), reveals.get());
    return new Stats(campaign, people, taps, List.of(path));
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
        Optional.of("welcome"),
        Optional.of("WELCOME"),
        deliveryState,
        Optional.empty(),
        2,
        false,
        NOON,
        NOON);
  }

  Future<Optional<Boolean>> retry(long id) {
    return change("retry", id, "failed", "queued");
  }

  Future<Optional<Boolean>> cancel(long id) {
    return change("cancel", id, "queued", "cancelled");
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
    var event = new ParkedEvent("e1", "42", "SAID", NOON, NOON, "too deep", "{\"a\":1}");
    return answer("parked " + limit, new Page<>(List.of(event), Optional.empty()));
  }

  /** Event 1 works, event 2 fails once more, others are not there. */
  Future<Boolean> replay(UUID id) {
    return id.getLeastSignificantBits() == 2
        ? Future.failedFuture(new IllegalStateException("still too deep"))
        : answer("replay " + id, id.getLeastSignificantBits() == 1);
  }

  Future<Page<Customer>> customers(
      Optional<String> q, Optional<String> origin, int limit, Optional<String> cursor) {
    var ana =
        new Customer(
            "3", "42", Optional.of("Ana"), "counter-poster", false, false, Optional.of(NOON));
    return answer(
        "customers " + q.orElse("-") + " " + origin.orElse("-"),
        new Page<>(List.of(ana), Optional.empty()));
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
            "http://localhost/webhooks/messenger",
            "verify-me",
            false,
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
            "1046",
            "simulated",
            true,
            "embedded",
            "http://localhost/webhooks/messenger",
            "closed",
            Optional.empty(),
            Optional.empty(),
            "0.1.0"));
  }
}
