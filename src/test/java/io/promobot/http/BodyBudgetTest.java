package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.http.BodyBudget.Kind;
import io.promobot.http.BodyBudget.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {
  private static final int KIB = 1024;

  private final AtomicLong nanos = new AtomicLong();

  /** A share of an eighth is 64 KiB: eight bodies of 4 KiB, each at twice its length. */
  private final BodyBudget budget = new BodyBudget(512 * KIB, nanos::get);

  private final List<String> sentAway = new ArrayList<>();

  private Lease lease(Kind kind, String name) {
    return budget.lease(kind, () -> sentAway.add(name));
  }

  @Test
  void when_a_share_is_full_the_first_to_start_makes_room() {
    for (int i = 0; i < 8; i++) {
      lease(Kind.STRANGER, "body " + i).reach(4 * KIB);
    }

    assertThat(lease(Kind.STRANGER, "late").reach(4 * KIB)).isTrue();
    assertThat(lease(Kind.STRANGER, "later").reach(4 * KIB)).isTrue();

    assertThat(sentAway).containsExactly("body 0", "body 1");
    assertThat(budget.taken()).isEqualTo(64 * KIB);
  }

  @Test
  void a_client_that_lost_its_place_gets_no_more() {
    Lease first = lease(Kind.STRANGER, "first");
    first.reach(4 * KIB);
    lease(Kind.STRANGER, "second").reach(32 * KIB);

    assertThat(first.reach(4 * KIB + 1)).isFalse();

    first.release();
    assertThat(budget.taken()).isEqualTo(64 * KIB);
  }

  @Test
  void one_kind_takes_nothing_from_another() {
    for (int i = 0; i < 100; i++) {
      lease(Kind.STRANGER, "stranger").reach(4 * KIB);
      lease(Kind.LONG_WEBHOOK, "long").reach(32 * KIB);
    }
    sentAway.clear();

    assertThat(lease(Kind.WEBHOOK, "webhook").reach(10 * KIB)).isTrue();
    assertThat(lease(Kind.VISITOR, "visitor").reach(10 * KIB)).isTrue();
    assertThat(sentAway).isEmpty();
  }

  @Test
  void a_webhook_that_grows_large_leaves_the_small_ones_alone() {
    Lease webhook = lease(Kind.WEBHOOK, "large");
    webhook.reach(16 * KIB);
    webhook.reach(60 * KIB);

    lease(Kind.WEBHOOK, "small").reach(16 * KIB);
    lease(Kind.WEBHOOK, "another").reach(16 * KIB);

    assertThat(sentAway).isEmpty();
  }

  @Test
  void large_webhooks_have_a_moment_before_they_must_make_room() {
    lease(Kind.LONG_WEBHOOK, "first").reach(80 * KIB);

    boolean atOnce = lease(Kind.LONG_WEBHOOK, "second").reach(80 * KIB);
    nanos.addAndGet(Duration.ofMillis(500).toNanos());
    boolean later = lease(Kind.LONG_WEBHOOK, "third").reach(80 * KIB);

    assertThat(atOnce).isFalse();
    assertThat(later).isTrue();
    assertThat(sentAway).containsExactly("first");
  }

  @Test
  void a_complete_body_keeps_its_memory_until_it_is_released() {
    Lease whole = lease(Kind.WEBHOOK, "whole");
    whole.reach(16 * KIB);
    whole.complete();

    assertThat(lease(Kind.WEBHOOK, "next").reach(16 * KIB)).isTrue();
    assertThat(lease(Kind.WEBHOOK, "one more").reach(4 * KIB)).isTrue();
    assertThat(sentAway).containsExactly("next");

    whole.release();
    whole.release();
    assertThat(budget.taken()).isEqualTo(8 * KIB);
  }

  @Test
  void however_little_memory_there_is_one_picture_fits() {
    assertThat(lease(Kind.FILE, "picture").reach(8 << 20)).isTrue();
    assertThat(lease(Kind.FILE, "another").reach(8 << 20)).isFalse();
  }
}
