package io.promobot.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Outgoing;
import io.promobot.customer.CustomerEraseStore;
import io.promobot.db.Await;
import io.promobot.db.TestDatabase;
import io.promobot.flow.Coupon;
import io.promobot.flow.CouponStory;
import io.promobot.flow.FeedbackStory;
import io.promobot.flow.Message;
import io.promobot.flow.Texts;
import io.promobot.house.House;
import io.promobot.stats.ShopDays;
import io.promobot.text.OwnCode;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Coupons of people's own, from the tap to the message, on a real PostgreSQL. */
@Timeout(60)
class RevealIT {
  private static final String ANA = "7300000000000002";
  private static final String BEA = "7300000000000003";
  private static final String REVEAL = "REVEAL:welcome";

  private House house;

  @BeforeEach
  void open() {
    house = House.fresh();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void terms(String kind, String more, Object... values) {
    house.run("DELETE FROM coupon_terms WHERE page_id = $1", House.PAGE);
    house.run(
        "INSERT INTO coupon_terms (page_id, campaign_id, kind) VALUES ($1, 'welcome', $2)",
        House.PAGE,
        kind);
    if (!more.isEmpty()) {
      Object[] all = Stream.concat(Stream.of(House.PAGE), Stream.of(values)).toArray();
      house.run("UPDATE coupon_terms SET " + more + " WHERE page_id = $1", all);
    }
  }

  private void imported(String... codes) {
    for (String code : codes) {
      house.run(
          "INSERT INTO coupon (page_id, campaign_id, code, written) VALUES ($1, 'welcome', $2, $3)",
          House.PAGE,
          OwnCode.compared(code),
          code);
    }
  }

  private void reveals(String psid) {
    Await.on(house.start(psid));
    Await.on(house.tap(psid, REVEAL));
  }

  /** The newest message to this person, once this many have gone out. */
  private Message last(String psid, int messages) {
    Await.until(() -> house.channel.to(psid).size() >= messages);
    List<Outgoing<Message>> all = house.channel.to(psid);
    return all.get(all.size() - 1).content();
  }

  private boolean revealed(String psid) {
    return house.path(psid, "welcome").contains(CouponStory.REVEALED);
  }

  private long coupons() {
    return house.number(
        "SELECT count(*) FROM coupon WHERE page_id = $1 AND customer_id IS NOT NULL", House.PAGE);
  }

  private long entries() {
    return house.number(
        """
        SELECT count(*) FROM coupon_entry e JOIN coupon c ON c.page_id = e.page_id AND c.id = e.coupon_id
        WHERE e.page_id = $1 AND e.kind = 'revealed' AND e.actor = 'customer'
          AND e.customer_id = c.customer_id AND e.campaign_id = c.campaign_id
        """,
        House.PAGE);
  }

  @Test
  void everybody_gets_a_code_of_their_own_and_the_same_at_every_later_reveal() {
    terms("unique", "prefix = 'UMI'");
    house.sending();

    reveals(ANA);
    Message first = last(ANA, 2);
    reveals(BEA);
    Message other = last(BEA, 2);
    Await.on(house.say(ANA, "reveal"));
    Message again = last(ANA, 3);

    assertThat(first.kind()).isEqualTo(Message.Kind.CARD);
    assertThat(first.text()).matches("Your code: UMI[0-9A-Z]{4}-[0-9A-Z]{7}");
    assertThat(first.image())
        .matches("https://shop.example/c/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}.png");
    assertThat(first.choices().get(0).url() + ".png").isEqualTo(first.image());
    assertThat(again).isEqualTo(first);
    assertThat(other.text()).isNotEqualTo(first.text());
    assertThat(TypedCode.read(first.choices().get(0).url()).token()).isPresent();
    assertThat(coupons()).isEqualTo(2);
    assertThat(entries()).isEqualTo(2);
    assertThat(revealed(ANA)).isTrue();
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void a_coupon_is_given_to_nobody_who_only_asks_to_see_the_offer() {
    terms("unique", "stock = 1");
    Await.on(house.start(ANA));
    Await.on(house.tap(ANA, "SHOW_COUPON:welcome"));

    assertThat(coupons()).isZero();
  }

  @Test
  void taps_that_come_at_once_get_one_coupon() {
    terms("unique", "stock = 5");
    Await.on(house.start(ANA));
    Await.on(Future.all(house.tap(ANA, REVEAL), house.say(ANA, "reveal"), house.tap(ANA, REVEAL)));

    assertThat(coupons()).isEqualTo(1);
    assertThat(house.number("SELECT given FROM coupon_terms WHERE page_id = $1", House.PAGE))
        .isEqualTo(1);
  }

  @Test
  void when_the_stock_is_gone_people_are_told_so_and_have_not_revealed_a_code() {
    terms("unique", "stock = 1");
    house.sending();
    reveals(ANA);
    reveals(BEA);

    assertThat(last(BEA, 2).text()).isEqualTo(Coupon.text(CouponStory.GONE));
    assertThat(revealed(BEA)).isFalse();
    assertThat(house.path(BEA, "welcome")).contains(CouponStory.COUPON_SEEN);
    assertThat(last(ANA, 2).text()).startsWith("Your code: ");

    terms("unique", "stock = 2, given = 1");
    Await.on(house.tap(BEA, REVEAL));
    assertThat(last(BEA, 3).text()).startsWith("Your code: ");
    assertThat(revealed(BEA)).isTrue();
    assertThat(house.miscounted()).isZero();
  }

  @Test
  void imported_codes_are_given_as_they_are_written_each_once_in_their_order() {
    terms("imported", "");
    imported("Shop-1a", "Shop-2b");
    house.sending();
    reveals(ANA);
    reveals(BEA);
    reveals("7300000000000004");

    assertThat(last(ANA, 2).text()).isEqualTo("Your code: Shop-1a");
    assertThat(last(BEA, 2).text()).isEqualTo("Your code: Shop-2b");
    assertThat(last("7300000000000004", 2).text()).isEqualTo(Coupon.text(CouponStory.GONE));
    assertThat(entries()).isEqualTo(2);
  }

  @Test
  void many_at_once_share_out_what_there_is() {
    terms("imported", "");
    imported(IntStream.range(0, 20).mapToObj(i -> "CODE" + i).toArray(String[]::new));
    var people = IntStream.range(100, 160).mapToObj(i -> "7300000000000" + i).toList();
    Await.on(Future.all(people.stream().map(house::start).toList()));
    Await.on(Future.all(people.stream().map(psid -> house.tap(psid, REVEAL)).toList()));

    assertThat(coupons()).isEqualTo(20);
    assertThat(entries()).isEqualTo(20);
    assertThat(people.stream().filter(this::revealed)).hasSize(20);
    assertThat(house.miscounted()).isZero();
    assertThat(house.misplaced()).isZero();
  }

  @Test
  void who_was_shown_the_shared_code_keeps_it_when_others_get_their_own() {
    house.sending();
    reveals(ANA);
    String shared = last(ANA, 2).text();
    terms("unique", "");
    reveals(BEA);
    Await.on(house.tap(ANA, REVEAL));

    assertThat(last(ANA, 3).text()).isEqualTo(shared).contains("UMI10");
    assertThat(last(BEA, 2).text()).doesNotContain("UMI10");
  }

  @Test
  void who_has_a_code_of_their_own_keeps_it_when_everybody_gets_the_same() {
    terms("unique", "");
    house.sending();
    reveals(BEA);
    String own = last(BEA, 2).text();
    terms("shared", "");
    Await.on(house.tap(BEA, REVEAL));
    reveals(ANA);

    assertThat(own).startsWith("Your code: ");
    assertThat(last(BEA, 3).text()).isEqualTo(own);
    assertThat(last(ANA, 2).text()).contains("UMI10");
  }

  @Test
  void a_shared_code_can_have_a_stock_too() {
    terms("shared", "stock = 1");
    house.sending();
    reveals(ANA);
    reveals(BEA);
    Await.on(house.tap(ANA, REVEAL));

    assertThat(last(BEA, 2).text()).isEqualTo(Coupon.text(CouponStory.GONE));
    assertThat(last(ANA, 3).text()).contains("UMI10");
  }

  @Test
  void who_wants_no_messages_gets_no_coupon_and_has_revealed_none() {
    terms("unique", "stock = 1");
    Await.on(house.start(ANA));
    Await.on(house.say(ANA, "stop"));
    Await.on(house.tap(ANA, REVEAL));

    assertThat(coupons()).isZero();
    assertThat(revealed(ANA)).isFalse();
  }

  @Test
  void stars_bring_a_code_of_their_own_even_without_a_shared_one() {
    house.campaign("visit", Texts.preset(FeedbackStory.STORY));
    house.run(
        "INSERT INTO coupon_terms (page_id, campaign_id, kind) VALUES ($1, 'visit', 'unique')",
        House.PAGE);
    house.sending();
    Await.on(house.start(ANA));
    Await.on(house.tap(ANA, "STARS_5:visit"));

    assertThat(last(ANA, 3).text()).startsWith("Your code: ");
    assertThat(coupons()).isEqualTo(1);

    terms("unique", "campaign_id = 'visit', valid_until = $2", LocalDate.of(2026, 1, 1));
    Await.on(house.start(BEA));
    Await.on(house.tap(BEA, "STARS_5:visit"));
    assertThat(last(BEA, 3).text())
        .as("after its last day")
        .isEqualTo(Coupon.text(CouponStory.OVER));
  }

  /** A zone where it is another day than by the server's clock. */
  private static ShopDays elsewhere() {
    return Stream.of("Pacific/Kiritimati", "Pacific/Pago_Pago")
        .map(zone -> new ShopDays(ZoneId.of(zone)))
        .filter(
            days ->
                !days.dayOf(Instant.now())
                    .equals(LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_last_day_counts_to_its_end_and_the_first_from_its_beginning_where_the_shop_is() {
    ShopDays days = elsewhere();
    house.close();
    house = House.on(TestDatabase.fresh(), days).sending();
    LocalDate today = days.dayOf(Instant.now());

    terms("unique", "valid_from = $2, valid_until = $2", today);
    reveals(ANA);
    assertThat(last(ANA, 2).text()).startsWith("Your code: ");

    terms("unique", "valid_until = $2", today.minusDays(1));
    Await.on(house.tap(ANA, REVEAL));
    assertThat(last(ANA, 3).text()).isEqualTo(Coupon.text(CouponStory.OVER));

    terms("shared", "valid_from = $2", today.plusDays(1));
    reveals(BEA);
    assertThat(last(BEA, 2).text()).isEqualTo(Coupon.text(CouponStory.EARLY));
    assertThat(revealed(BEA)).isFalse();
  }

  @Test
  void a_void_coupon_is_not_shown_again() {
    terms("unique", "");
    house.sending();
    reveals(ANA);
    last(ANA, 2);
    house.run("UPDATE coupon SET voided_at = now() WHERE page_id = $1", House.PAGE);
    Await.on(house.tap(ANA, REVEAL));

    assertThat(last(ANA, 3).text()).isEqualTo(Coupon.text(CouponStory.OVER));
    Await.until(() -> Set.copyOf(house.states(ANA)).equals(Set.of("sent")));
  }

  @Test
  void an_erased_persons_code_names_nobody_and_is_given_to_nobody_else() {
    terms("imported", "");
    imported("ONE", "TWO");
    house.sending();
    reveals(ANA);
    last(ANA, 2);
    long ana = house.number("SELECT id FROM customer WHERE page_id = $1", House.PAGE);
    Await.on(new CustomerEraseStore(house.db, House.PAGE).erase(Long.toString(ana)));
    reveals(BEA);

    assertThat(last(BEA, 2).text()).isEqualTo("Your code: TWO");
    assertThat(
            house.number(
                """
                SELECT (SELECT count(*) FROM coupon WHERE page_id = $1 AND customer_id = $2)
                  + (SELECT count(*) FROM coupon_entry WHERE page_id = $1 AND customer_id = $2)
                  + (SELECT count(*) FROM outbox WHERE page_id = $1 AND words ->> 'code' = 'ONE')
                """,
                House.PAGE,
                ana))
        .isZero();
    assertThat(house.number("SELECT count(*) FROM coupon_entry WHERE page_id = $1", House.PAGE))
        .isEqualTo(2);
  }
}
