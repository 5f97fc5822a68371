package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
@Timeout(90)
class NotifySubscriberIT {
  private Vertx vertx;
  private final DatabaseAddress address = TestDatabase.empty();
  private FaultProxy proxy;
  private Database database;
  private NotifySubscriber subscriber;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger gaps = new AtomicInteger();

  @BeforeEach
  void connect(Vertx vertx) {
    this.vertx = vertx;
    proxy = FaultProxy.to(vertx, address.first().port());
    database = DatabaseIT.open(vertx, address.at("127.0.0.1", proxy.port()));
    subscriber = new NotifySubscriber(vertx, database);
    Await.on(database.whenMigrated());
    subscriber.onGap(gaps::incrementAndGet);
    subscriber.listen("outbox", heard::add);
    subscriber.start();
    Await.until(() -> gaps.get() == 1);
  }

  @AfterEach
  void close() {
    Await.on(subscriber.close());
    Await.on(database.close());
    proxy.close();
  }

  @Test
  void a_notification_is_heard_at_once_by_its_listeners_only() {
    var other = new CopyOnWriteArrayList<String>();
    subscriber.listen("live", other::add);
    var begin = System.nanoTime();

    Await.on(subscriber.notify("outbox", "page-1"));
    Await.until(() -> heard.equals(List.of("page-1")));

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(300));
    assertThat(other).isEmpty();
  }

  @Test
  void a_page_that_has_closed_hears_nothing_any_more() {
    var one = new CopyOnWriteArrayList<String>();
    var missed = new AtomicInteger();
    var closed = new PageNotifyFeed(subscriber, "104");
    closed.listen("outbox", one::add);
    closed.listen("live", one::add);
    closed.onGap(missed::incrementAndGet);

    closed.close();
    Await.on(subscriber.notify("live", "104 welcome"));
    Await.on(subscriber.notify("outbox", "104 replies"));
    Await.until(() -> heard.contains("104 replies"));
    proxy.reset();
    Await.until(() -> gaps.get() == 2);

    assertThat(one).isEmpty();
    assertThat(missed).hasValue(0);
  }

  @Test
  void a_page_hears_what_names_it_or_no_page_and_nothing_of_another() {
    var one = new CopyOnWriteArrayList<String>();
    var two = new CopyOnWriteArrayList<String>();
    var ofOne = new PageNotifyFeed(subscriber, "104");
    var ofTwo = new PageNotifyFeed(subscriber, "1045");
    ofOne.listen("outbox", one::add);
    ofTwo.listen("outbox", two::add);

    Await.on(ofOne.notify("outbox", "replies"));
    Await.on(ofTwo.notify("outbox", "calls"));
    Await.on(subscriber.notify("outbox", "campaign"));

    Await.until(() -> one.contains("campaign") && two.contains("campaign"));
    assertThat(one).containsExactly("replies", "campaign");
    assertThat(two).containsExactly("calls", "campaign");
  }

  @Test
  void equal_notifications_of_one_moment_are_told_once() {
    var sent = new ArrayList<Future<?>>();
    for (int i = 0; i < 500; i++) {
      sent.add(subscriber.notify("outbox", "page-" + i % 2));
    }
    Await.on(Future.all(sent));
    Await.on(subscriber.notify("outbox", "last"));
    Await.until(() -> heard.contains("last"));

    assertThat(heard).hasSizeLessThan(20).contains("page-0", "page-1");
  }

  @Test
  void a_listener_added_later_hears_too() {
    var late = new CopyOnWriteArrayList<String>();
    subscriber.listen("live", late::add);

    Await.until(
        () -> {
          Await.on(subscriber.notify("live", "x"));
          return !late.isEmpty();
        });
  }

  @Test
  void a_cut_connection_is_opened_again_and_the_gap_is_reported() {
    proxy.reset();

    Await.until(() -> gaps.get() == 2);
    tellUntilHeard();
  }

  @Test
  void a_connection_that_died_silently_is_noticed_and_opened_again() {
    proxy.blackHoleExisting();

    var begin = System.nanoTime();
    Await.until(() -> gaps.get() == 2);
    System.out.println(
        "deaf connection replaced after " + (System.nanoTime() - begin) / 1_000_000 + " ms");
    assertThat(subscriber.rebuilds()).isPositive();
    tellUntilHeard();
  }

  @Test
  void while_no_connection_can_be_made_it_keeps_trying() {
    proxy.blackHoleAll();
    Await.until(() -> subscriber.rebuilds() > 0);
    Await.until(() -> Await.failure(subscriber.notify("outbox", "lost")) != null);

    proxy.heal();

    Await.until(() -> gaps.get() == 2);
    tellUntilHeard();
  }

  @Test
  void refused_connections_are_tried_again_too() {
    proxy.refuse();
    Await.until(() -> subscriber.rebuilds() > 0);
    proxy.heal();

    Await.until(() -> gaps.get() == 2);
    tellUntilHeard();
  }

  @Test
  void heartbeats_are_not_mistaken_for_deafness_over_time() {
    var beats = new AtomicInteger();
    vertx.setPeriodic(1000, beat -> beats.incrementAndGet());

    Await.until(() -> beats.get() >= 14);

    assertThat(subscriber.rebuilds()).isZero();
    assertThat(gaps).hasValue(1);
  }

  @Test
  void a_name_other_than_a_plain_word_and_a_payload_too_long_are_refused() {
    assertThatThrownBy(() -> subscriber.listen("x; DROP TABLE thing", heard::add))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Await.failure(subscriber.notify("outbox", "x".repeat(8000))))
        .hasMessageContaining("7999");
  }

  private void tellUntilHeard() {
    Await.until(
        () -> {
          Await.on(Await.settled(subscriber.notify("outbox", "back")));
          return heard.contains("back");
        });
  }
}
