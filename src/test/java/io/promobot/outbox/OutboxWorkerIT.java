package io.promobot.outbox;

import static io.promobot.flow.Stage.SENT;
import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Reason;
import io.promobot.db.Await;
import io.promobot.house.House;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How the worker behaves after a pause, between two turns, and when its results cannot be saved.
 */
@Timeout(60)
class OutboxWorkerIT {
  private static final Duration LEASE = Duration.ofSeconds(1);
  private static final String ANA = "7300000000000002";
  private static final String BEN = "7300000000000003";
  private static final String CARL = "7300000000000005";

  private House house;

  @BeforeEach
  void open() {
    house = House.fresh();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private long rows(String state) {
    return house.number(
        "SELECT count(*) FROM outbox WHERE page_id = $1 AND state = $2", PAGE, state);
  }

  private boolean paused() {
    return Await.on(house.page.state()).pausedUntil().isPresent();
  }

  /** The first pause is a short one, and the test may be slow. */
  private void pauseLasts() {
    house.run("UPDATE page SET paused_until = now() + interval '1 hour' WHERE page_id = $1", PAGE);
  }

  @Test
  void after_a_pause_one_message_goes_first_and_the_others_wait_for_its_answer() {
    house.channel.failing(Reason.THROTTLED, 1);
    house.worker.start();
    Await.on(house.start(ANA));
    Await.until(() -> paused() && rows("queued") == 1);
    pauseLasts();
    Await.on(house.start(BEN));
    Await.on(house.start(CARL));
    house.channel.holding();

    Await.on(house.page.resume());

    // one claim takes as many as it may, so more than one would be under way now
    Await.until(() -> house.channel.taken().size() == 2);
    assertThat(rows("sending")).isEqualTo(1);
    assertThat(rows("queued")).isEqualTo(2);
    house.channel.answer();
    Await.until(() -> rows("sent") == 3);
    assertThat(house.channel.taken()).hasSize(1 + 3);
  }

  @Test
  void what_was_on_its_way_before_the_pause_does_not_end_it() {
    house.channel.holding();
    house.worker.start();
    Await.on(house.start(ANA));
    Await.until(() -> house.channel.taken().size() == 1);
    house.channel.failing(Reason.THROTTLED, 1);
    Await.on(house.start(BEN));
    Await.until(() -> paused() && house.states(BEN).equals(List.of("queued")));
    pauseLasts();

    house.channel.answer();

    Await.until(() -> house.states(ANA).equals(List.of("sent")));
    Await.on(house.start(CARL));
    assertThat(paused()).isTrue();
    assertThat(house.states(BEN)).containsExactly("queued");
    assertThat(house.states(CARL)).containsExactly("queued");
  }

  @Test
  void a_success_after_a_pause_starts_the_page_again() {
    house.channel.failing(Reason.THROTTLED, 1);
    house.worker.start();
    Await.on(house.start(ANA));
    Await.until(() -> paused() && rows("queued") == 1);

    house.run("UPDATE page SET paused_until = now() WHERE page_id = $1", PAGE);

    Await.until(
        () ->
            house.number("SELECT count(*) FROM page WHERE pauses = 0 AND pause_reason IS NULL")
                == 1);
    Await.until(() -> house.states(ANA).equals(List.of("sent")));
  }

  @Test
  void however_often_it_is_woken_it_waits_for_its_next_turn_once() {
    house.run("UPDATE page SET next_campaign_at = now() + interval '1 hour'");
    AtomicInteger looks = new AtomicInteger();
    Turns turns = new Turns();
    OutboxWorker worker =
        house.worker(
            turns.counting(house.vertx),
            LEASE,
            1,
            most -> {
              looks.incrementAndGet();
              return most;
            });

    worker.start();
    Await.until(
        () -> {
          house.outbox.wakeForCampaigns();
          return looks.get() > 100;
        });
    Await.on(worker.stop());

    assertThat(turns.begun.get()).as("turns waited for").isPositive();
    assertThat(turns.mostAtOnce.get()).as("turns waited for at once").isEqualTo(1);
  }

  /** The timers of a worker for its next turn. */
  private static final class Turns {
    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();

    Vertx counting(Vertx vertx) {
      return (Vertx)
          Proxy.newProxyInstance(
              Vertx.class.getClassLoader(),
              new Class<?>[] {Vertx.class},
              (proxy, method, given) -> {
                if (method.getName().equals("setTimer")) {
                  return timer(vertx, (Long) given[0], given[1]);
                }
                try {
                  return method.invoke(vertx, given);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @SuppressWarnings("unchecked")
    private long timer(Vertx vertx, long delay, Object handler) {
      begun.incrementAndGet();
      mostAtOnce.accumulateAndGet(waiting.incrementAndGet(), Math::max);
      return vertx.setTimer(
          delay,
          due -> {
            waiting.decrementAndGet();
            ((Handler<Long>) handler).handle(due);
          });
    }
  }

  @Test
  void a_success_is_kept_however_long_the_database_cannot_save_it() {
    refuse();
    OutboxWorker worker = house.worker(house.vertx, LEASE, 1, most -> most);
    worker.start();

    Await.on(house.start(ANA));

    // twice as long as the claim holds: two a second
    Await.until(() -> refusals() > 5);
    assertThat(house.states(ANA)).containsExactly("sending");
    house.run("DROP TRIGGER refuse ON outbox");
    Await.on(worker.stop());
    assertThat(house.states(ANA)).containsExactly("sent");
    assertThat(house.channel.taken()).hasSize(1);
    assertThat(house.path(ANA, "welcome")).containsExactly(SENT);
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void the_next_call_is_made_while_the_result_of_the_last_one_waits_to_be_saved() {
    refuse();
    OutboxWorker worker = house.worker(house.vertx, LEASE, 1, most -> 1);
    worker.start();

    Await.on(house.start(ANA));
    Await.on(house.start(BEN));

    Await.until(() -> house.channel.taken().size() == 2);
    assertThat(rows("sending")).isEqualTo(2);
    house.run("DROP TRIGGER refuse ON outbox");
    Await.on(worker.stop());
    assertThat(rows("sent")).isEqualTo(2);
  }

  /** Makes the database refuse every success, and count how often: sequences are never undone. */
  private void refuse() {
    house.run("CREATE SEQUENCE refusal");
    house.run(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM nextval('refusal'); RAISE EXCEPTION 'not now'; END $$
        """);
    house.run(
        """
        CREATE TRIGGER refuse BEFORE UPDATE ON outbox FOR EACH ROW
        WHEN (new.state = 'sent') EXECUTE FUNCTION refuse()
        """);
  }

  private long refusals() {
    return house.number("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM refusal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "queued", "held"})
  void a_success_that_comes_after_the_claim_was_taken_away_is_believed(String state) {
    house.channel.holding();
    house.worker.start();
    Await.on(house.start(ANA));
    Await.until(() -> house.channel.taken().size() == 1);
    house.run(
        """
        UPDATE outbox SET state = $2, lease_no = lease_no + 1, possible_duplicate = $2 <> 'unknown',
          due_at = now() + interval '1 hour', lease_until = now() + interval '1 hour'
        WHERE page_id = $1
        """,
        PAGE,
        state);

    house.channel.answer();

    Await.until(() -> house.states(ANA).equals(List.of("sent")));
    assertThat(house.run("SELECT message_id FROM outbox").iterator().next().getString(0))
        .isEqualTo("mid." + house.channel.taken().get(0).id());
    assertThat(house.channel.taken()).hasSize(1);
    assertThat(house.path(ANA, "welcome")).containsExactly(SENT);
    assertThat(house.miscounted()).isZero();
  }
}
