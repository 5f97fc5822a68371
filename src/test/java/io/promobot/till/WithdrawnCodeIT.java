package io.promobot.till;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.campaign.SharedCodeStore;
import io.promobot.db.Await;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.house.House;
import io.promobot.till.By.Actor;
import io.promobot.till.CouponEntryStore.Voided;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A code that everybody was shown is made void: nobody is shown it any more. */
@Timeout(60)
class WithdrawnCodeIT {
  private static final String ANA = "7300000000000002";
  private static final String BEA = "7300000000000003";

  private House house;

  @BeforeEach
  void ana_was_shown_the_code() {
    house = House.fresh().sending();
    publish("Umi-10");
    shows(ANA, 2, "Umi-10");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void publish(String code) {
    house.campaign("welcome", Coupon.COPY.with(Map.of("code", code)));
    Await.on(new SharedCodeStore(PAGE).share(house.db.general(), "welcome"));
  }

  private Voided makeVoid(String compared) {
    long id = house.number("SELECT id FROM coupon WHERE shared AND code = $1", compared);
    var entries = new CouponEntryStore(house.db, PAGE);
    return Await.on(entries.makeVoid(id, By.actor(Actor.OWNER), "leaked"));
  }

  /** Reveals, and reads the newest message once there are this many. */
  private String revealed(String psid, int messages) {
    if (house.channel.to(psid).isEmpty()) {
      Await.on(house.start(psid));
    }
    Await.on(house.tap(psid, "REVEAL:welcome"));
    Await.until(() -> house.channel.to(psid).size() == messages);
    return house.channel.to(psid).get(messages - 1).content().text();
  }

  private void shows(String psid, int messages, String code) {
    assertThat(revealed(psid, messages)).contains(code);
  }

  private void terms(String kind, String more) {
    house.run("DELETE FROM coupon_terms");
    house.run(
        "INSERT INTO coupon_terms (page_id, campaign_id, kind) VALUES ($1, 'welcome', $2)",
        PAGE,
        kind);
    house.run("UPDATE coupon_terms SET " + more);
  }

  @Test
  void whom_it_was_shown_gets_the_code_of_now_and_keeps_that_one() {
    publish("New-20");
    shows(ANA, 3, "Umi-10");
    assertThat(makeVoid("UMI10")).isEqualTo(Voided.NOW);
    assertThat(makeVoid("UMI10")).isEqualTo(Voided.BEFORE);

    shows(ANA, 4, "New-20");
    publish("Newer-30");
    shows(ANA, 5, "New-20");
    shows(BEA, 2, "Newer-30");
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void it_is_void_however_it_was_written_in_other_versions_of_the_texts() {
    publish("UMI 10");
    shows(BEA, 2, "UMI 10");
    publish("New-20");
    makeVoid("UMI10");

    shows(ANA, 3, "New-20");
    shows(BEA, 3, "New-20");
  }

  @Test
  void the_new_code_takes_nothing_from_a_limit_that_they_were_counted_in() {
    terms("shared", "stock = 1, given = 1");
    publish("New-20");
    makeVoid("UMI10");

    shows(ANA, 3, "New-20");
    assertThat(revealed(BEA, 2)).isEqualTo(Coupon.text(CouponStory.GONE));
    assertThat(house.number("SELECT given FROM coupon_terms")).isOne();
  }

  @Test
  void where_everybody_gets_their_own_by_now_they_do_too() {
    terms("unique", "stock = 1");
    makeVoid("UMI10");

    assertThat(revealed(ANA, 3)).matches("Your code: [0-9A-Z-]{13}");
    assertThat(revealed(BEA, 2)).isEqualTo(Coupon.text(CouponStory.GONE));
  }

  @Test
  void they_are_told_when_the_coupon_is_over() {
    terms("shared", "valid_until = '2026-01-01'");
    publish("New-20");
    makeVoid("UMI10");

    assertThat(revealed(ANA, 3)).isEqualTo(Coupon.text(CouponStory.OVER));
  }

  @Test
  void the_code_that_is_shown_now_cannot_be_made_void() {
    assertThat(makeVoid("UMI10")).isEqualTo(Voided.STILL_SHOWN);
    shows(ANA, 3, "Umi-10");
  }
}
