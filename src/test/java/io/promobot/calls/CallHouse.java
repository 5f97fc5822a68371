package io.promobot.calls;

import static io.promobot.house.House.PAGE;

import io.promobot.channel.Breaker;
import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.promobot.deliveries.Delivery;
import io.promobot.deliveries.DeliveryStore;
import io.promobot.house.FakeChannel;
import io.promobot.house.House;
import io.promobot.outbox.Backoff;
import io.promobot.outbox.Order;
import io.promobot.outbox.OrderStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls on a real database: two channels of a desk, a lead and a request, and a fake caller. */
final class CallHouse implements AutoCloseable {
  static final long SLACK = 1;
  static final long MAIL = 2;

  final House house;
  final FakeCaller caller;
  final GuardedCaller guards;
  final List<CallWorker> workers = new ArrayList<>();
  private final OrderStore orders = new OrderStore(PAGE);

  private CallHouse(DatabaseAddress address, FakeCaller caller, Duration rest) {
    this.caller = caller;
    house = House.on(address, 1_000, new FakeChannel());
    guards =
        new GuardedCaller(
            house.vertx,
            caller,
            new Breaker.Settings(Duration.ofSeconds(30), 5, rest),
            InstantSource.system());
  }

  /** Breakers that open stay open for as long as a test lasts. */
  static CallHouse fresh() {
    return resting(Duration.ofHours(1));
  }

  static CallHouse resting(Duration rest) {
    CallHouse calls = new CallHouse(TestDatabase.fresh(), new FakeCaller(), rest);
    calls.house.run(
        """
        INSERT INTO channel (page_id, id, type, name)
        OVERRIDING SYSTEM VALUE VALUES ($1, 1, 'slack', 'Sales desk'), ($1, 2, 'email', 'Prices')
        """,
        PAGE);
    calls.house.run(
        """
        INSERT INTO lead (page_id, id, name, email, email_key)
        OVERRIDING SYSTEM VALUE VALUES ($1, 1, 'Ana Prieto', 'Ana@x.es', 'ana@x.es')
        """,
        PAGE);
    return calls;
  }

  /** Two replicas on one database, with one world around them. */
  static List<CallHouse> twins() {
    DatabaseAddress address = TestDatabase.fresh();
    FakeCaller caller = new FakeCaller();
    Duration rest = Duration.ofHours(1);
    return List.of(new CallHouse(address, caller, rest), new CallHouse(address, caller, rest));
  }

  CallHouse calling() {
    CallWorker worker =
        new CallWorker(
            house.vertx,
            house.outbox,
            new CallClaimStore(house.db::general, PAGE, Duration.ofSeconds(30)),
            new CallVerdicts(new Backoff(() -> 0.0), House.GRACE),
            guards,
            (call, claim, reason) -> Future.succeededFuture(false));
    workers.add(worker);
    worker.start();
    return this;
  }

  /** Queues calls in one transaction and wakes nobody; answers with the ids. */
  List<Long> order(Order... all) {
    return Await.on(house.db.transaction(tx -> orders.add(tx, List.of(all))));
  }

  /** A notification of a request of its own. */
  long news(long channel) {
    return order(news(ask(), channel, false)).get(0);
  }

  static Order news(long request, long channel, boolean fallback) {
    return Order.news(channel == SLACK ? "slack" : "email", request, channel, fallback);
  }

  long ask() {
    return number(
        "INSERT INTO request (page_id, topic, name) VALUES ($1, 'Sales', 'Ben Ode') RETURNING id",
        PAGE);
  }

  long letter(Duration in) {
    return order(Order.welcome(1, in)).get(0);
  }

  void wake() {
    house.outbox.wakeForCalls();
  }

  String state(long id) {
    return text("SELECT state FROM outbox WHERE id = $1", id);
  }

  String text(String sql, Object... values) {
    return house.run(sql, values).iterator().next().getString(0);
  }

  long number(String sql, Object... values) {
    return house.number(sql, values);
  }

  Delivery delivery(long id) {
    Optional<Delivery> found = Await.on(new DeliveryStore(house.db, PAGE).find(id));
    return found.orElseThrow();
  }

  void awaitState(long id, String state) {
    Await.until(() -> state(id).equals(state));
  }

  @Override
  public void close() {
    caller.answer(SLACK);
    caller.answer(MAIL);
    caller.answer(Call.LETTERS);
    workers.forEach(worker -> Await.on(worker.stop()));
    house.close();
  }
}
