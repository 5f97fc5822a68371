package io.promobot.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import org.junit.jupiter.api.Test;

class LatestFeedTest {
  private final LatestFeed<String> known = new LatestFeed<>("at the start");
  private final Promise<String> first = Promise.promise();
  private final Promise<String> second = Promise.promise();

  @Test
  void a_read_is_known_as_soon_as_it_is_answered() {
    known.read(first::future);
    assertThat(known.now()).isEqualTo("at the start");

    first.complete("read");

    assertThat(known.now()).isEqualTo("read");
  }

  @Test
  void of_two_reads_the_one_that_was_asked_later_counts() {
    known.read(first::future);
    known.read(second::future);

    second.complete("new");
    first.complete("old");

    assertThat(known.now()).isEqualTo("new");
  }

  @Test
  void a_read_that_was_asked_during_a_change_does_not_take_it_back() {
    known.change(first::future);
    known.read(second::future);

    first.complete("changed");
    second.complete("as before");

    assertThat(known.now()).isEqualTo("changed");
  }

  @Test
  void a_read_after_the_change_counts() {
    known.change(first::future);
    first.complete("changed");
    known.read(second::future);

    second.complete("changed elsewhere");

    assertThat(known.now()).isEqualTo("changed elsewhere");
  }

  @Test
  void what_fails_changes_nothing() {
    known.change(first::future);
    known.read(second::future);

    first.fail("refused");
    second.fail("no database");

    assertThat(known.now()).isEqualTo("at the start");
  }
}
