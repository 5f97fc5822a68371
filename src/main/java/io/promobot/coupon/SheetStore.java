package io.promobot.coupon;

import io.promobot.db.Database;
import io.promobot.db.LookupWorker;
import io.promobot.outbox.CopyStore;
import io.promobot.stats.ShopDays;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Spoken;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Finds coupons by the tokens that name their pages; what a crowd asks for at once is one query.
 */
public final class SheetStore {
  private final Database database;
  private final String page;
  private final ShopDays days;
  private final InstantSource clock;
  private final Supplier<Voice> voice;
  private final LookupWorker<UUID, CouponSheet> sheets = new LookupWorker<>(this::read);

  public SheetStore(
      Database database, String page, ShopDays days, InstantSource clock, Supplier<Voice> voice) {
    this.database = database;
    this.page = page;
    this.days = days;
    this.clock = clock;
    this.voice = voice;
  }

  /** Empty when there is no such coupon, or nobody has it yet. */
  Future<Optional<CouponSheet>> find(UUID token) {
    return sheets.find(token);
  }

  private Future<Map<UUID, CouponSheet>> read(Set<UUID> tokens) {
    return database
        .general()
        .preparedQuery(SHEETS)
        .execute(
            Tuple.of(page)
                .addArrayOfUUID(tokens.toArray(UUID[]::new))
                .addLocalDate(days.dayOf(clock.instant())))
        .map(
            rows -> {
              Map<UUID, CouponSheet> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getUUID("token"), sheet(row)));
              return found;
            });
  }

  private static final String SHEETS =
      """
      SELECT c.token, c.written, c.uses, c.redeemed_at, %s AS state,
        g.story, e.language, e.fields, e.translations, p.language AS speaks, %s
      FROM coupon c
        LEFT JOIN customer p ON p.page_id = c.page_id AND p.id = c.customer_id
        JOIN campaign g ON g.page_id = c.page_id AND g.id = c.campaign_id
        JOIN campaign_copy e
          ON e.page_id = g.page_id AND e.campaign_id = g.id AND e.version = g.version
        LEFT JOIN coupon_terms t ON t.page_id = c.page_id AND t.campaign_id = c.campaign_id
      WHERE c.page_id = $1 AND c.token = ANY ($2) AND c.revealed_at IS NOT NULL
      """
          .formatted(CouponState.sql("$3::date"), TermsStore.COLUMNS);

  private CouponSheet sheet(Row row) {
    return new CouponSheet(
        row.getString("written"),
        Optional.of(new Spoken(CopyStore.copy(row), voice.get())),
        TermsStore.terms(row),
        row.getInteger("uses"),
        Optional.ofNullable(row.getOffsetDateTime("redeemed_at")).map(OffsetDateTime::toInstant),
        CouponState.of(row.getString("state")),
        StoryLanguage.stored(row.getString("speaks")));
  }
}
