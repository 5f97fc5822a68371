package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import io.promobot.db.Await;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A counted link, opened by a crowd. */
@Timeout(60)
class LinkIT {
  private static final int CROWD = 200;
  private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)";
  private static final String TAPS =
      """
      SELECT coalesce(sum(taps), 0) FROM tap_count
      WHERE button = 'REVIEW' AND hour = '-infinity'
      """;

  private static final String VISITORS =
      "SELECT count(*) FROM journey WHERE campaign_id = 'visit' AND reached_at[16] IS NOT NULL";

  private SimulatedMeta meta;
  private Shop shop;
  private String ana;
  private String ben;

  @BeforeEach
  void ana_and_ben_are_sent_a_link_each() {
    shop = Shop.beforeMeta();
    meta = shop.meta();
    shop.sql.run(
        """
        INSERT INTO campaign (page_id, id, name, state, version, story)
        VALUES (?, 'visit', 'visit', 'open', 1, 'feedback')
        """,
        Shop.PAGE);
    shop.sql.run(
        """
        INSERT INTO campaign_copy (page_id, campaign_id, version, fields)
        VALUES (?, 'visit', 1, '{"review_address": "https://reviews.example/umi"}')
        """,
        Shop.PAGE);
    ana = link("Ana Prieto");
    ben = link("Ben Okafor");
  }

  private String link(String name) {
    String psid = meta.customer(name);
    shop.start(psid);
    meta.message(psid, 1);
    shop.tap(psid, "STARS_5:visit");
    return URI.create(url(psid)).getPath();
  }

  private String url(String psid) {
    return SimulatedMeta.buttons(meta.message(psid, 2)).stream()
        .map(button -> button.getString("url", ""))
        .filter(url -> url.contains("/r/"))
        .findFirst()
        .orElseThrow();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void two_hundred_who_open_one_link_at_once_hinder_nobody_and_are_one_tap() {
    List<CompletableFuture<Answer>> crowd =
        Stream.generate(() -> opening(ana)).limit(CROWD).toList();
    Answer api = shop.asOwner("/api/v1/customers");

    assertThat(api.status()).isEqualTo(200);
    assertThat(crowd).allSatisfy(one -> assertThat(one.join().status()).isEqualTo(302));
    opening(ben).join();
    Await.until(() -> shop.sql.number(VISITORS) == 2);
    assertThat(shop.sql.number(TAPS)).as("one of Ana's and one of Ben's").isEqualTo(2);
    assertThat(shop.miscounted()).isZero();
  }

  private CompletableFuture<Answer> opening(String link) {
    return shop.send("GET", link, new byte[0], "user-agent", PHONE);
  }
}
