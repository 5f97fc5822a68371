package io.promobot.till;

import static io.promobot.house.House.PAGE;

import io.promobot.db.Await;
import io.promobot.house.House;
import io.promobot.sales.SaleRecountStore;
import io.promobot.stats.ShopDays;
import io.promobot.stats.Tallies;
import io.promobot.stats.Tally;
import io.promobot.till.By.Actor;
import io.promobot.wording.Voices;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** A shop's counter: coupons that people have, and what redeems them. */
final class Counter {
  static final By SCRIPT = By.actor(Actor.SCRIPT);

  final House house;
  private final ShopDays days;
  private final InstantSource clock;

  Counter(House house) {
    this(house, Tallies.UTC, InstantSource.system());
  }

  Counter(House house, ShopDays days, InstantSource clock) {
    this.house = house;
    this.days = days;
    this.clock = clock;
  }

  CodeStore codes() {
    return new CodeStore(house.db, PAGE, days, clock, Voices::umi);
  }

  /** One replica's. */
  RedemptionWorker worker(int slot) {
    return new RedemptionWorker(
        codes(),
        new RedemptionStore(house.db, new Tally(PAGE, slot, days), () -> {}),
        new GuessStore(house.db, PAGE, System::nanoTime),
        house.changed::add);
  }

  UndoStore undos() {
    return new UndoStore(house.db, Tallies.utc(PAGE, 2));
  }

  void terms(String campaign, String columns, String values) {
    house.run(
        "INSERT INTO coupon_terms (page_id, campaign_id, kind, %s) VALUES ($1, $2, 'unique', %s)"
            .formatted(columns, values),
        PAGE,
        campaign);
  }

  /** Somebody has this code. */
  long coupon(String campaign, long customer, String code) {
    return house.number(
        """
        INSERT INTO coupon (page_id, campaign_id, code, written, customer_id, revealed_at)
        VALUES ($1, $2, $3, $3, $4, now()) RETURNING id
        """,
        PAGE,
        campaign,
        code,
        customer);
  }

  /** Everybody has this code. */
  long shared(String campaign, String code) {
    return house.number(
        """
        INSERT INTO coupon (page_id, campaign_id, code, written, shared)
        VALUES ($1, $2, $3, $3, true) RETURNING id
        """,
        PAGE,
        campaign,
        code);
  }

  static NewRedemption asked() {
    return asked(UUID.randomUUID());
  }

  static NewRedemption asked(UUID key) {
    return new NewRedemption(SCRIPT, Optional.empty(), Optional.of(key));
  }

  static NewRedemption asked(String amount) {
    return new NewRedemption(
        SCRIPT, Optional.of(new BigDecimal(amount)), Optional.of(UUID.randomUUID()));
  }

  Future<RedemptionWorker.Done> redeeming(String code, NewRedemption asked) {
    return worker(1).redeem(code, Guesser.script(Guesser.API), asked);
  }

  Redemption redeem(String code, NewRedemption asked) {
    return Await.on(redeeming(code, asked)).redemption();
  }

  UndoStore.Undone undo(Redemption redemption) {
    return Await.on(
            undos()
                .undo(
                    new UndoStore.Wish(
                        redemption.id(), SCRIPT, Optional.of("a mistake"), Optional.empty())))
        .undone();
  }

  /** Since the last of them, each as one word. */
  String entries(long coupon) {
    return house
        .run(
            "SELECT string_agg(kind, ' ' ORDER BY id) FROM coupon_entry WHERE coupon_id = $1",
            coupon)
        .iterator()
        .next()
        .getString(0);
  }

  long uses(long coupon) {
    return house.number("SELECT uses::bigint FROM coupon WHERE id = $1", coupon);
  }

  /** How many people count as having redeemed, of all origins. */
  long redeemers() {
    return house.number(
        "SELECT coalesce(sum(people), 0)::bigint FROM origin_count WHERE what = 'redeemed'");
  }

  /** How many redemptions and cents are counted other than the ledger has them. */
  long missold() {
    return house.number(
        """
        SELECT coalesce(sum(abs(sold)), 0)::bigint FROM (
          SELECT sum(sold) AS sold FROM (
            SELECT e.campaign_id, day, coalesce(origin, '') AS origin, origin IS NOT NULL AS known,
              coalesce(currency, '') AS currency, 1000000 + 100 * coalesce(amount, 0) AS sold
            FROM coupon_entry e WHERE kind = 'redeemed'
              AND NOT EXISTS (SELECT FROM coupon_entry u WHERE u.undoes = e.id)
            UNION ALL
            SELECT campaign_id, day, origin, whose = 'person', currency,
              -1000000 * redemptions - 100 * sales
            FROM sale_count) each
          GROUP BY campaign_id, day, origin, known, currency) summed
        """);
  }

  /** How many redemptions stand under another origin than the journey's. */
  long strayed() {
    return house.number(
        """
        SELECT count(*) FROM coupon_entry e
          JOIN journey j ON j.customer_id = e.customer_id AND j.campaign_id = e.campaign_id
        WHERE e.kind = 'redeemed' AND e.origin <> j.origin
        """);
  }

  /** As each start of a new version does. */
  void recount() {
    Await.on(new SaleRecountStore(house.db, new Tally(PAGE, 0, days)).recount());
  }

  /** By day: redeemers, redemptions, sales and discounts. */
  String sold() {
    return words(
        "SELECT concat_ws(' ', sum(redeemers), sum(redemptions), sum(sales), sum(discount)) AS word,"
            + " day::text AS place FROM sale_count GROUP BY day");
  }

  /** Redemptions by whose they are and the origin. */
  String whose() {
    return words(
        "SELECT concat_ws(' ', whose, origin, sum(redemptions)) AS word, whose AS place"
            + " FROM sale_count GROUP BY whose, origin");
  }

  private String words(String sql) {
    return house
        .run("SELECT string_agg(word, ', ' ORDER BY place) FROM (" + sql + ") rows")
        .iterator()
        .next()
        .getString(0);
  }
}
