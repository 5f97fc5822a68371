package io.promobot.till;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.house.House;
import io.promobot.http.Problem;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GuessIT {
  private static final Guesser TILL = Guesser.atTill(1);

  /** One of ours with its last character wrong. */
  private static final String MISTYPED = "7K3M9QXB2FS";

  private House house;
  private Counter counter;
  private GuessStore guesses;

  /** Two seconds go by with each look at it. */
  private final AtomicLong now = new AtomicLong();

  @BeforeEach
  void open() {
    house = House.fresh();
    counter = new Counter(house);
    guesses = new GuessStore(house.db, PAGE, () -> now.addAndGet(2_000_000_000L));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private long wrong() {
    return house.number(
        "SELECT coalesce(sum(wrong), 0)::bigint FROM wrong_guess WHERE who = 'code at 1'");
  }

  private void look(String code) {
    assertThat(Await.on(counter.worker(1).look(code, TILL))).isEmpty();
  }

  private boolean allowed(Guesser guesser) {
    return Await.on(guesses.allow(guesser).map(true).otherwise(false));
  }

  @Test
  void a_typing_mistake_costs_nothing_as_long_as_all_codes_are_ours() {
    look(MISTYPED);
    assertThat(wrong()).isZero();

    counter.terms("welcome", "stock", "NULL");
    house.run("UPDATE coupon_terms SET kind = 'imported'");
    look(MISTYPED);
    assertThat(wrong()).as("it may be a guess at one of the owner's own").isEqualTo(1);
  }

  @Test
  void two_minutes_later_a_till_may_guess_again_until_an_hour_is_full() {
    for (int i = 0; i < 10; i++) {
      look("GUESS" + i);
    }
    assertThat(allowed(TILL)).isFalse();
    assertThat(allowed(Guesser.atTill(2))).isTrue();

    later("2 minutes");
    assertThat(allowed(TILL)).isTrue();
    house.run("UPDATE wrong_guess SET wrong = 100");
    assertThat(allowed(TILL)).isFalse();
    later("1 hour");
    assertThat(allowed(TILL)).isTrue();
  }

  private void later(String time) {
    house.run("UPDATE wrong_guess SET minute = minute - interval '%s'".formatted(time));
  }

  @Test
  void what_is_taken_and_given_back_at_once_adds_up_to_nothing() {
    var network = Guesser.ofPins("c0000200");
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      all.add(guesses.take(network).compose(taken -> guesses.giveBack(network)));
    }
    Await.on(Future.all(all));

    assertThat(house.number("SELECT sum(wrong)::bigint FROM wrong_guess")).isZero();
  }

  @Test
  void all_networks_together_have_a_limit_too() {
    var network = Guesser.ofPins("c0000200");
    house.run(
        "INSERT INTO wrong_guess VALUES ($1, 'pin', now() - interval '10 minutes', 99)", PAGE);
    Await.on(guesses.take(network));

    assertThat(Await.failure(guesses.take(Guesser.ofPins("c0000300")))).isInstanceOf(Problem.class);
    assertThat(house.number("SELECT sum(wrong)::bigint FROM wrong_guess WHERE who = 'pin'"))
        .as("who has to wait has guessed nothing")
        .isEqualTo(100);
  }
}
