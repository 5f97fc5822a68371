package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import io.promobot.messenger.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Recorded webhook bodies, posted byte for byte to a shop.
 *
 * <p>Its page is paused, so that answers stay in the queue and can be looked at; nothing depends on
 * how long ago the bodies were recorded.
 */
final class Recorded implements AutoCloseable {
  static final String ANA = "7300000000000001";
  private static final Instant TIME = Instant.ofEpochMilli(1_790_000_000_000L);

  final Shop shop = Shop.open();

  /** As before the first body, and paused. */
  void forget() {
    // one after the other: truncating all at once would deadlock with the product's workers
    Stream.of("event", "outbox", "journey", "path_count", "stage_count", "tap_count", "customer")
        .forEach(table -> shop.sql.run("DELETE FROM " + table));
    shop.rest();
  }

  static String signature(String file) {
    return Fixtures.rows().stream()
        .filter(row -> row.file().equals(file))
        .findFirst()
        .orElseThrow()
        .signature();
  }

  Answer post(String file) {
    return shop.posting(Fixtures.body(file), signature(file)).join();
  }

  /** Posts a body with its placeholder filled in, signed again. */
  Answer post(String file, String placeholder, String value) {
    return shop.post(new String(Fixtures.body(file), UTF_8).replace(placeholder, value));
  }

  List<String> events() {
    return shop.sql.rows("SELECT kind, state FROM event ORDER BY at, kind DESC");
  }

  List<String> says() {
    return shop.sql.rows("SELECT say FROM outbox ORDER BY id");
  }

  /** Until when we may write to Ana; recorded bodies from the future open it from now on. */
  Instant window() {
    Instant until = Instant.parse(shop.customer(ANA).getString("window_until"));
    Instant now = Instant.now();
    return TIME.isAfter(now) && until.isBefore(TIME) ? TIME.plus(Duration.ofDays(1)) : until;
  }

  /** Ana's welcome has gone out at the time of the recorded bodies, as its echo tells. */
  void welcomed() {
    post("postback_get_started.json");
    shop.sql.run("UPDATE outbox SET attempts = 1, attempted_at = to_timestamp(1790000000)");
    String id = shop.sql.rows("SELECT id FROM outbox").get(0);
    assertThat(post("echo_ours.json", "{metadata of the send}", id).status()).isEqualTo(200);
  }

  @Override
  public void close() {
    shop.close();
  }
}
