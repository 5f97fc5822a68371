package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database's server dies under load, its standby is promoted, and the dead one comes back. */
@Timeout(180)
class FailoverIT {
  private static final Duration BACK_WITHIN = Duration.ofSeconds(15);

  @TempDir Path folder;

  @Test
  void a_failover_under_load_loses_nothing_and_the_old_primary_gets_nothing_when_it_is_back() {
    try (var one = TestServer.primary(folder.resolve("one"));
        var other = one.standby(folder.resolve("other"))) {
      other.makeSynchronousFor(one);
      try (var run = new FailoverRun(one.with(other));
          var viewer = run.watch()) {
        run.begin();
        one.kill();
        Await.until(BACK_WITHIN, () -> run.health() == 503);
        other.promote();
        var away = run.untilTheNextIsAcknowledged();
        run.nothingPromisedIsMissing();
        assertThat(away)
            .as("from promotion to the first acknowledged event")
            .isLessThan(BACK_WITHIN);

        one.waitsForNobody();
        one.start();
        one.set("autovacuum", "off");
        var kept = contents(one);
        long people = other.number("SELECT count(*) FROM customer");
        run.moreCodes();
        viewer.until(seen -> seen.people("sent") > people);

        var result = run.settle();
        assertThat(contents(one))
            .as("events, redemptions and transactions of the old primary")
            .isEqualTo(kept);
        System.out.printf(
            "failover: first event %d ms after promotion, %s%n", away.toMillis(), result);
      }
    }
  }

  /** Any write at all, even one that was undone, takes a number. */
  private static List<Long> contents(TestServer on) {
    return List.of(
        on.number("SELECT count(*) FROM event"),
        on.number("SELECT count(*) FROM coupon_entry"),
        on.number("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"));
  }
}
