package io.promobot.coupon;

import static io.promobot.house.House.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.campaign.CampaignStore;
import io.promobot.db.Await;
import io.promobot.flow.CouponStory;
import io.promobot.house.House;
import io.promobot.stats.ShopDays;
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The owner limits a coupon for the first time while somebody is revealing it. */
@Timeout(60)
class FirstLimitIT {
  private static final String ANA = "7300000000000002";

  private House house;

  @BeforeEach
  void open() {
    house = House.fresh();
    Await.on(house.start(ANA));
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Nobody can save what they decided while this is held. */
  private Future<Void> holdUp(Promise<Void> held, Future<Void> until) {
    return house.db.transaction(
        tx ->
            tx.query("LOCK TABLE outbox IN SHARE MODE")
                .execute()
                .onSuccess(rows -> held.complete())
                .compose(rows -> until));
  }

  private boolean waitsUntilOthersAreDone() {
    return house.number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        > 0;
  }

  private boolean waitsFor(String table) {
    return house.number(
            "SELECT count(*) FROM pg_locks WHERE relation = to_regclass($1) AND NOT granted", table)
        > 0;
  }

  @Test
  void who_is_being_shown_the_code_counts() {
    var held = Promise.<Void>promise();
    var release = Promise.<Void>promise();
    Future<Void> hold = holdUp(held, release.future());
    Await.on(held.future());
    Future<Void> reveals = house.tap(ANA, "REVEAL:welcome");
    Await.until(() -> waitsFor("outbox"));

    var terms =
        new TermsStore(
            house.db,
            PAGE,
            new CampaignStore(house.db, PAGE, Voices::umi),
            new ShopDays(ZoneOffset.UTC),
            InstantSource.system());
    var limited =
        new CouponTerms(
            CouponKind.SHARED,
            "",
            Optional.of(5),
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    var change = terms.change("welcome", limited, Optional.empty(), Optional.empty());
    Await.until(() -> change.isComplete() || waitsUntilOthersAreDone());
    release.complete();
    Await.on(Future.all(hold, reveals, change));

    assertThat(house.path(ANA, "welcome")).contains(CouponStory.REVEALED);
    assertThat(change.result().given()).isOne();
    assertThat(change.result().left()).contains(4L);
  }
}
