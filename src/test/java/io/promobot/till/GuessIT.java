package io.promobot.till;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.house.House;
import java.util.List;
import java.util.Map;
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
  void a_program_that_guesses_slows_down_only_itself() {
    var shop = Guesser.script("1");
    for (int i = 0; i < 60; i++) {
      assertThat(Await.on(counter.worker(1).look("GUESS" + i, shop))).isEmpty();
    }

    assertThat(allowed(shop)).isFalse();
    assertThat(allowed(Guesser.script("2"))).isTrue();
    assertThat(allowed(Guesser.script(Guesser.API))).isTrue();
    assertThat(allowed(TILL)).isTrue();
    assertThat(Await.on(guesses.byPrograms(List.of(1L, 2L)))).isEqualTo(Map.of(1L, 60L));
    assertThat(house.number("SELECT sum(wrong)::bigint FROM wrong_guess WHERE who = 'code'"))
        .as("the owner is shown all of them")
        .isEqualTo(60);
  }
}
