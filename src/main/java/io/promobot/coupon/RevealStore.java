package io.promobot.coupon;

import io.promobot.coupon.Handout.Free;
import io.promobot.coupon.Handout.Held;
import io.promobot.coupon.Handout.Person;
import io.promobot.stats.ShopDays;
import io.promobot.text.CouponCode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Loads what a batch may give out, and saves what it gave, in the batch's own transaction. Its
 * customers are locked, so nobody is given two.
 */
public final class RevealStore {
  private final String page;
  private final ShopDays days;
  private final GivenStore given;
  private final TermsLockStore lock;
  private final SecureRandom random = new SecureRandom();

  public RevealStore(String page, ShopDays days) {
    this.page = page;
    this.days = days;
    this.given = new GivenStore(page);
    this.lock = new TermsLockStore(page);
  }

  /** When nobody wants a coupon of their own, and none is scarce. */
  public Handout nothing(Instant now) {
    return new Handout(
        days.dayOf(now),
        prefix -> CouponCode.random(random, prefix),
        () -> PageToken.random(random, now));
  }

  /**
   * All coupons' terms stay as they are until this transaction ends; to be sent before anything
   * else.
   */
  public Future<Void> keepTerms(SqlConnection tx) {
    return lock.keep(tx);
  }

  /**
   * What these people may be given. Where a coupon is scarce, transactions take turns.
   *
   * @param terms of each campaign that these people may want the code of, read after {@link
   *     #keepTerms}
   * @param strangers those of them who cannot have any coupon yet
   */
  public Future<Handout> open(
      SqlConnection tx,
      Map<String, CouponTerms> terms,
      Collection<Person> people,
      Predicate<Person> strangers,
      Instant now) {
    Handout handout = nothing(now);
    handout.knows(people);
    terms.forEach((campaign, each) -> handout.stocks(campaign, each, 0));
    String[] scarce =
        terms.entrySet().stream()
            .filter(each -> each.getValue().isScarce())
            .map(Map.Entry::getKey)
            .toArray(String[]::new);
    Future<?> stocked =
        scarce.length == 0 ? Future.succeededFuture() : stock(tx, scarce, terms, handout);
    Future<?> held = held(tx, people.stream().filter(strangers.negate()).toList(), handout);
    return Future.all(stocked, held).compose(v -> imported(tx, people, handout)).map(handout);
  }

  private Future<Void> stock(
      SqlConnection tx, String[] scarce, Map<String, CouponTerms> terms, Handout handout) {
    return tx.preparedQuery(GIVEN)
        .execute(Tuple.tuple().addString(page).addArrayOfString(scarce))
        .map(
            rows -> {
              for (Row row : rows) {
                String campaign = row.getString("campaign_id");
                int stock = terms.get(campaign).stock().orElse(0);
                handout.stocks(
                    campaign, terms.get(campaign), Math.max(0, stock - row.getInteger("given")));
              }
              return null;
            });
  }

  private static final String GIVEN =
      """
      SELECT t.campaign_id, t.given FROM coupon_terms t
      WHERE t.page_id = $1 AND t.campaign_id = ANY ($2)
      ORDER BY t.campaign_id
      FOR UPDATE
      """;

  private Future<Void> held(SqlConnection tx, Collection<Person> people, Handout handout) {
    if (people.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(people.stream().map(Person::customer).toArray(Long[]::new))
            .addArrayOfString(people.stream().map(Person::campaign).toArray(String[]::new));
    return tx.preparedQuery(HELD)
        .execute(tuple)
        .map(
            rows -> {
              for (Row row : rows) {
                handout.holds(
                    new Person(row.getLong("customer_id"), row.getString("campaign_id")),
                    new Held(
                        row.getString("written"), row.getUUID("token"), row.getBoolean("is_void")));
              }
              return null;
            });
  }

  // Joined as in SettleStore.
  static final String HELD =
      """
      SELECT c.customer_id, c.campaign_id, c.written, c.token, c.voided_at IS NOT NULL AS is_void
      FROM (
          SELECT $1::text AS page_id, * FROM unnest($2::bigint[], $3::text[])
          AS asked (customer_id, campaign_id)
          OFFSET 0) u
        JOIN coupon c ON c.page_id = u.page_id AND c.customer_id = u.customer_id
          AND c.campaign_id = u.campaign_id
      """;

  /** As many imported codes as there are people who may want one. */
  private Future<Void> imported(SqlConnection tx, Collection<Person> people, Handout handout) {
    Map<String, Integer> wanted = new TreeMap<>();
    people.stream()
        .filter(person -> handout.imports(person.campaign()))
        .forEach(person -> wanted.merge(person.campaign(), 1, Integer::sum));
    if (wanted.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfString(wanted.keySet().toArray(String[]::new))
            .addArrayOfInteger(wanted.values().toArray(Integer[]::new));
    return tx.preparedQuery(FREE)
        .execute(tuple)
        .map(
            rows -> {
              for (Row row : rows) {
                handout.stocks(
                    row.getString("campaign_id"),
                    new Free(row.getLong("id"), row.getString("written"), row.getUUID("token")));
              }
              return null;
            });
  }

  // Codes that somebody is making void just now are passed over.
  private static final String FREE =
      """
      SELECT f.* FROM unnest($2::text[], $3::int[]) AS u (campaign_id, wanted)
      CROSS JOIN LATERAL (
        SELECT c.id, c.campaign_id, c.written, c.token FROM coupon c
        WHERE c.page_id = $1 AND c.campaign_id = u.campaign_id AND c.revealed_at IS NULL
          AND NOT c.shared AND c.voided_at IS NULL
        ORDER BY c.id
        LIMIT u.wanted
        FOR UPDATE SKIP LOCKED) f
      """;

  /** Saves what was given out, each with its first entry in the ledger. */
  public Future<Void> save(SqlConnection tx, Handout handout) {
    return given.save(tx, handout);
  }
}
