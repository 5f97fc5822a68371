package io.promobot.till;

import io.promobot.coupon.CouponState;
import io.promobot.coupon.TypedCode;
import io.promobot.coupon.Worth;
import io.promobot.db.Database;
import io.promobot.flow.CouponStory;
import io.promobot.outbox.CopyStore;
import io.promobot.stats.ShopDays;
import io.promobot.till.FoundCode.Use;
import io.promobot.till.FoundCode.Validity;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks codes up; looking changes nothing. */
public final class CodeStore {
  private final Database database;
  private final String page;
  private final ShopDays days;
  private final InstantSource clock;
  private final Supplier<Voice> voice;

  /** {@code voice} is the language in which tills say offers, and the name these may contain. */
  public CodeStore(
      Database database, String page, ShopDays days, InstantSource clock, Supplier<Voice> voice) {
    this.database = database;
    this.page = page;
    this.days = days;
    this.clock = clock;
    this.voice = voice;
  }

  Instant now() {
    return clock.instant();
  }

  /** The day in the shop now. */
  private LocalDate today() {
    return days.dayOf(now());
  }

  /** Empty when no such code was ever given out. */
  Future<Optional<FoundCode>> find(TypedCode typed) {
    Tuple tuple =
        typed.token().isPresent()
            ? Tuple.of(page, today(), typed.token().get())
            : Tuple.of(page, today()).addArrayOfString(typed.compared().toArray(String[]::new));
    return database
        .general()
        .preparedQuery(typed.token().isPresent() ? BY_TOKEN : BY_CODE)
        .execute(tuple)
        .map(this::best);
  }

  /** Whether it was imported and not given out. */
  Future<Boolean> isFree(TypedCode typed) {
    return database
        .general()
        .preparedQuery(IS_FREE)
        .execute(
            Tuple.tuple().addString(page).addArrayOfString(typed.compared().toArray(String[]::new)))
        .map(rows -> rows.iterator().next().getBoolean("free"));
  }

  private static final String IS_FREE =
      """
      SELECT EXISTS (SELECT FROM coupon
        WHERE page_id = $1 AND code = ANY ($2) AND NOT shared AND revealed_at IS NULL) AS free
      """;

  /** The same code once more; empty when it has gone. */
  Future<Optional<FoundCode>> again(long id) {
    return database
        .general()
        .preparedQuery(BY_ID)
        .execute(Tuple.of(page, today(), id))
        .map(this::best);
  }

  /** These coupons' codes, by their ids; at most 20. */
  Future<Map<Long, FoundCode>> all(Collection<Long> ids) {
    return database
        .general()
        .preparedQuery(BY_IDS)
        .execute(Tuple.of(page, today()).addArrayOfLong(ids.toArray(Long[]::new)))
        .map(
            rows ->
                rows.stream()
                    .map(this::code)
                    .collect(Collectors.toMap(FoundCode::id, Function.identity())));
  }

  // A free imported code is unknown: nobody can have it yet.
  private static final String FIND =
      """
      SELECT c.id, c.written, c.campaign_id, c.shared, c.customer_id, c.uses,
        coalesce(p.name, p.first_name) AS name, g.name AS campaign_name,
        g.story, y.language, y.fields, y.translations, coalesce(t.per_person, 1::smallint) AS per_person,
        t.valid_from, t.valid_until, t.value_kind, t.value_amount, t.currency,
        %1$s AS state, l.at AS last_at, l.till AS last_till
      FROM (%2$s) found JOIN coupon c ON c.page_id = $1 AND c.id = found.id
        LEFT JOIN coupon_terms t ON t.page_id = c.page_id AND t.campaign_id = c.campaign_id
        LEFT JOIN campaign g ON g.page_id = c.page_id AND g.id = c.campaign_id
        LEFT JOIN campaign_copy y
          ON y.page_id = g.page_id AND y.campaign_id = g.id AND y.version = g.version
        LEFT JOIN customer p ON p.page_id = c.page_id AND p.id = c.customer_id
        LEFT JOIN LATERAL (
          SELECT e.at, e.till FROM coupon_entry e
          WHERE e.page_id = c.page_id AND e.coupon_id = c.id AND e.kind = 'redeemed'
            AND NOT EXISTS (
              SELECT FROM coupon_entry u WHERE u.page_id = e.page_id AND u.undoes = e.id)
          ORDER BY e.id DESC LIMIT 1) l ON c.uses > 0
      WHERE c.shared OR c.revealed_at IS NOT NULL OR c.voided_at IS NOT NULL
      ORDER BY c.shared, g.state = 'draft', c.id DESC
      LIMIT 20
      """;

  private static String find(String ids) {
    return FIND.formatted(CouponState.sql("$2::date"), ids);
  }

  // Each kind of code has an index of its own.
  static final String BY_CODE =
      find(
          """
          SELECT id FROM coupon WHERE page_id = $1 AND code = ANY ($3) AND NOT shared
            UNION ALL SELECT id FROM coupon WHERE page_id = $1 AND code = ANY ($3) AND shared\
          """);

  private static final String BY_TOKEN =
      find("SELECT id FROM coupon WHERE page_id = $1 AND token = $3");

  private static final String BY_ID = find("SELECT $3::bigint AS id");
  private static final String BY_IDS = find("SELECT DISTINCT unnest($3::bigint[]) AS id");

  /**
   * Several campaigns may share a code: one that can be used now comes first, and of those one that
   * people were sent.
   */
  private Optional<FoundCode> best(RowSet<Row> rows) {
    List<FoundCode> all = rows.stream().map(this::code).toList();
    return all.stream()
        .filter(code -> code.says() == CodeState.VALID)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  private FoundCode code(Row row) {
    String campaign = row.getString("campaign_id");
    return new FoundCode(
        row.getLong("id"),
        row.getString("written"),
        campaign,
        offer(row)
            .or(() -> text(row, "campaign_name"))
            .orElse(campaign)
            .replace("{business}", voice.get().business()),
        row.getBoolean("shared"),
        Optional.ofNullable(row.getLong("customer_id")),
        text(row, "name"),
        row.getInteger("uses"),
        row.getInteger("per_person"),
        CouponState.of(row.getString("state")),
        new Validity(
            Optional.ofNullable(row.getLocalDate("valid_from")),
            Optional.ofNullable(row.getLocalDate("valid_until"))),
        worth(row),
        Optional.ofNullable(row.getOffsetDateTime("last_at"))
            .map(OffsetDateTime::toInstant)
            .map(at -> new Use(at, text(row, "last_till"))));
  }

  private Optional<String> offer(Row row) {
    return Optional.ofNullable(row.getJsonObject("fields"))
        .map(stored -> CopyStore.copy(row).mainly(voice.get().language()))
        .map(copy -> copy.main().fields().get(CouponStory.OFFER.key()));
  }

  static Optional<Worth> worth(Row row) {
    return text(row, "value_kind")
        .map(
            kind ->
                Worth.of(
                    kind,
                    Optional.ofNullable(row.getBigDecimal("value_amount")),
                    text(row, "currency")));
  }

  static Optional<String> text(Row row, String column) {
    return Optional.ofNullable(row.getString(column));
  }
}
