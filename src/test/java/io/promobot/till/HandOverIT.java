package io.promobot.till;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.FeedbackStory;
import io.promobot.flow.Stage;
import io.promobot.flow.Texts;
import io.promobot.house.House;
import io.promobot.stats.Tallies;
import io.promobot.till.By.Actor;
import io.promobot.till.HandOverStore.Redeemed;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandOverIT {
  private static final String ANA = "7300000000000002";

  private House house;
  private static final By OWNER = By.actor(Actor.OWNER);

  private HandOverStore store;
  private long ana;

  @BeforeEach
  void ana_has_written() {
    house = House.fresh();
    store = store(PAGE, 3);
    house.campaign("spring", Coupon.COPY);
    Await.on(house.start(ANA));
    ana = house.number("SELECT id FROM customer");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private HandOverStore store(String page, int slot) {
    return new HandOverStore(house.db, Tallies.utc(page, slot), InstantSource.system());
  }

  private long counted(String what) {
    return house.number(
        "SELECT coalesce(sum(people), 0)::bigint FROM origin_count WHERE what = $1", what);
  }

  private void allFiguresAgree() {
    assertThat(house.miscounted()).isZero();
    assertThat(house.misplaced()).isZero();
  }

  @Test
  void who_redeems_has_revealed_whatever_we_heard_before() {
    assertThat(Await.on(store.redeem(ana, "welcome", OWNER))).isEqualTo(Redeemed.NOW);

    assertThat(house.path(ANA, "welcome"))
        .contains(Stage.SENT, Stage.RESPONDED, CouponStory.REVEALED, CouponStory.REDEEMED)
        .doesNotContain(CouponStory.DECLINED, Stage.FAILED);
    assertThat(counted("responded")).isEqualTo(1);
    allFiguresAgree();
  }

  @Test
  void a_coupon_is_redeemed_once_however_often_and_however_many_say_so_at_once() {
    List<Future<Redeemed>> said =
        List.of(
            store.redeem(ana, "welcome", OWNER),
            store(PAGE, 4).redeem(ana, "welcome", OWNER),
            store(PAGE, 5).redeem(ana, "welcome", OWNER));
    Await.on(Future.all(said));

    assertThat(said.stream().map(Future::result))
        .containsExactlyInAnyOrder(Redeemed.NOW, Redeemed.BEFORE, Redeemed.BEFORE);
    assertThat(counted("redeemed")).isEqualTo(1);
    assertThat(Await.on(store.last(ana, "welcome"))).isPresent();
    assertThat(Await.on(store.last(ana, "spring"))).isEmpty();
    allFiguresAgree();
  }

  @Test
  void who_redeems_in_two_campaigns_is_one_person_of_their_origin() {
    Await.on(house.tap(ANA, "REVEAL:welcome"));
    Await.on(house.tap(ANA, "REVEAL:spring"));

    Await.on(store.redeem(ana, "welcome", OWNER));
    Await.on(store.redeem(ana, "spring", OWNER));

    assertThat(counted("redeemed")).isEqualTo(1);
    assertThat(house.path(ANA, "spring")).contains(CouponStory.REDEEMED);
    allFiguresAgree();
  }

  @Test
  void what_they_tap_afterwards_changes_nothing_and_a_later_origin_takes_it_along() {
    Await.on(store.redeem(ana, "welcome", OWNER));

    Await.on(house.tap(ANA, "REVEAL:welcome"));
    Await.on(house.item(ANA, Instant.now(), "\"referral\":{\"ref\":\"poster\",\"type\":\"OPEN\"}"));

    assertThat(
            house.number(
                "SELECT sum(people)::bigint FROM origin_count WHERE origin = 'poster' AND what = 'redeemed'"))
        .isEqualTo(1);
    allFiguresAgree();
  }

  @Test
  void who_was_shown_no_code_of_a_story_that_has_it_not_for_everybody_redeems_nothing() {
    house.campaign("visit", Texts.preset(FeedbackStory.STORY).with(Map.of("code", "TEA")));
    Await.on(house.tap(ANA, "STARS_1:visit"));
    assertThat(Await.on(store.redeem(ana, "visit", OWNER))).isEqualTo(Redeemed.NOTHING);

    Await.on(house.tap(ANA, "STARS_5:visit"));
    assertThat(Await.on(store.redeem(ana, "visit", OWNER))).isEqualTo(Redeemed.NOW);
    allFiguresAgree();
  }

  @Test
  void nobody_redeems_what_they_were_never_sent_and_no_other_page_can_redeem_it() {
    assertThat(Await.on(store.redeem(ana, "spring", OWNER))).isEqualTo(Redeemed.NOT_IN_CAMPAIGN);
    assertThat(Await.on(store.redeem(ana, "nothing", OWNER))).isEqualTo(Redeemed.NOT_IN_CAMPAIGN);
    assertThat(Await.on(store.redeem(ana + 1, "welcome", OWNER)))
        .isEqualTo(Redeemed.NO_SUCH_CUSTOMER);
    assertThat(Await.on(store("another", 3).redeem(ana, "welcome", OWNER)))
        .isEqualTo(Redeemed.NO_SUCH_CUSTOMER);

    assertThat(counted("redeemed")).isZero();
    allFiguresAgree();
  }
}
