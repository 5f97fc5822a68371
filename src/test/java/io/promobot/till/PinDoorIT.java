package io.promobot.till;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.house.House;
import io.promobot.http.Problem;
import io.promobot.till.PinDoorStore.Taken;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Strangers guess few PINs and lock nobody out who works here. */
@Timeout(60)
class PinDoorIT {
  private House house;
  private House replica;
  private PinDoorStore door;

  @BeforeEach
  void open() {
    house = House.fresh();
    replica = House.on(house.db.address(), 1_000);
    door = new PinDoorStore(house.db, PAGE);
  }

  @AfterEach
  void close() {
    replica.close();
    house.close();
  }

  private static PinCaller from(int network) {
    return new PinCaller(Optional.empty(), "c000%02x".formatted(network));
  }

  private static PinCaller browser(String name, int network) {
    return new PinCaller(Optional.of(name), from(network).network());
  }

  private boolean tries(PinCaller caller) {
    return Await.on(door.take(caller).map(true).otherwise(false));
  }

  /** Strangers from many networks use up what there is for them. */
  private void flood() {
    for (int network = 100; network < 110; network++) {
      assertThat(tries(from(network))).isTrue();
    }
    assertThat(tries(from(110))).isFalse();
  }

  private void later(String time) {
    house.run("UPDATE wrong_guess SET minute = minute - interval '%s'".formatted(time));
    house.run("UPDATE pin_caller SET last_at = last_at - interval '%s'".formatted(time));
  }

  private long wrong(String who) {
    return house.number(
        "SELECT coalesce(sum(wrong), 0)::bigint FROM wrong_guess WHERE who = $1", who);
  }

  @Test
  void strangers_of_all_networks_try_ten_an_hour_and_thirty_a_day() {
    flood();
    later("1 hour");
    flood();
    later("1 hour");
    flood();
    later("1 hour");
    assertThat(tries(from(1))).isFalse();
    later("21 hours");
    assertThat(tries(from(1))).isTrue();
  }

  @Test
  void where_somebody_has_signed_in_staff_sign_in_whatever_strangers_do() {
    var shop = from(1);
    Await.on(door.take(shop).compose(door::right));
    Await.on(door.known(from(2).network()));
    flood();

    assertThat(tries(shop)).isTrue();
    assertThat(tries(from(2))).isTrue();
    house.run("UPDATE pin_caller SET known_at = now() - interval '31 days'");
    assertThat(tries(shop)).as("a month later nobody is known there").isFalse();
  }

  @Test
  void a_browser_that_has_signed_in_before_waits_for_nobody_not_even_in_its_network() {
    for (int i = 0; i < 8; i++) {
      assertThat(tries(from(1))).isTrue();
    }
    assertThat(tries(from(1))).as("somebody guesses in the shop's network").isFalse();

    for (int i = 0; i < 8; i++) {
      assertThat(tries(browser("till", 1))).isTrue();
    }
    assertThat(tries(browser("till", 1))).as("it is slowed down, too").isFalse();
    assertThat(tries(browser("other", 1))).isTrue();
  }

  @Test
  void each_wrong_pin_of_a_network_makes_the_next_wait_longer() {
    Await.on(door.known(from(1).network()));
    for (int i = 0; i < 8; i++) {
      assertThat(tries(from(1))).isTrue();
    }
    assertThat(refusal(from(1)))
        .isEqualTo("Too many wrong PINs; scan the till's QR code, or wait a little and try again");
    later("2 seconds");
    assertThat(tries(from(1))).isTrue();
    later("2 seconds");
    assertThat(tries(from(1))).isFalse();
    later("2 seconds");
    assertThat(tries(from(1))).isTrue();
    later("25 hours");
    assertThat(tries(from(1))).isTrue();
    assertThat(house.number("SELECT wrong FROM pin_caller")).as("it starts again").isOne();
  }

  @Test
  void a_right_pin_forgives_a_browser_all_wrong_ones_and_a_network_none() {
    for (var caller : List.of(browser("till", 1), from(2))) {
      for (int i = 0; i < 7; i++) {
        assertThat(tries(caller)).isTrue();
      }
      Await.on(door.take(caller).compose(door::right));
    }
    for (int i = 0; i < 8; i++) {
      assertThat(tries(browser("till", 1))).isTrue();
    }
    assertThat(tries(browser("till", 1))).isFalse();

    assertThat(tries(from(2))).as("the eighth").isTrue();
    assertThat(tries(from(2))).isFalse();
  }

  private String refusal(PinCaller caller) {
    return Await.failure(door.take(caller)).getMessage();
  }

  @Test
  void many_at_once_over_two_replicas_are_exactly_as_many_as_one_after_the_other() {
    List<PinDoorStore> doors = List.of(door, new PinDoorStore(replica.db, PAGE));
    List<Future<Taken>> strangers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      strangers.add(doors.get(i % 2).take(from(i)));
    }
    Await.on(Future.join(strangers).otherwiseEmpty());
    assertThat(strangers).filteredOn(Future::succeeded).hasSize(10);
    assertThat(strangers)
        .filteredOn(Future::failed)
        .allSatisfy(each -> assertThat(each.cause()).isInstanceOf(Problem.class));

    List<Future<Taken>> one =
        IntStream.range(0, 40).mapToObj(i -> doors.get(i % 2).take(browser("till", 1))).toList();
    Await.on(Future.join(one).otherwiseEmpty());
    assertThat(one).filteredOn(Future::succeeded).hasSize(8);
  }

  @Test
  void what_is_right_or_not_tried_costs_nothing() {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(door.take(from(1)).compose(door::right));
      all.add(door.take(from(1)).compose(door::giveBack));
    }
    Await.on(Future.all(all));

    assertThat(house.number("SELECT sum(wrong)::bigint FROM wrong_guess")).isZero();
    assertThat(house.number("SELECT sum(wrong)::bigint FROM pin_caller")).isZero();
  }

  @Test
  void those_we_know_have_a_budget_too_and_count_as_strangers_beyond_it() {
    house.run(
        "INSERT INTO wrong_guess VALUES ($1, 'pin of known', now() - interval '2 hours', 200)",
        PAGE);

    assertThat(tries(browser("till", 1))).isTrue();
    assertThat(wrong("pin of strangers")).isOne();
  }

  @Test
  void no_row_is_written_for_those_who_have_to_wait_and_none_has_a_networks_name() {
    flood();
    long rows = house.number("SELECT count(*) FROM pin_caller");
    for (int network = 120; network < 140; network++) {
      assertThat(tries(from(network))).isFalse();
    }

    assertThat(rows).isEqualTo(10);
    assertThat(house.number("SELECT count(*) FROM pin_caller")).isEqualTo(rows);
    assertThat(
            house.number(
                "SELECT count(*) FROM pin_caller WHERE who !~ '^(network|browser) [0-9a-f]{64}$'"))
        .isZero();
  }
}
