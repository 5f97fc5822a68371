package io.promobot.lead;

import io.promobot.event.EventOrders;
import io.promobot.event.EventType;
import io.promobot.outbox.Order;
import io.promobot.outbox.OrderStore;
import io.promobot.stats.OriginCountStore;
import io.promobot.stats.OriginCountStore.LeadMove;
import io.promobot.stats.OriginNameStore;
import io.promobot.stats.ShopDays;
import io.promobot.stats.Tally;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Registers people: stores them, counts them, and queues their welcome e-mail. */
public final class LeadStore {
  private final String page;
  private final ShopDays days;
  private final InstantSource clock;
  private final Duration welcomeDelay;
  private final OrderStore orders;
  private final OriginCountStore origins;
  private final OriginNameStore names;

  public LeadStore(Tally tally, Duration welcomeDelay, InstantSource clock) {
    this.page = tally.page();
    this.days = tally.days();
    this.clock = clock;
    this.welcomeDelay = welcomeDelay;
    this.orders = new OrderStore(page);
    this.origins = new OriginCountStore(tally);
    this.names = new OriginNameStore(page);
  }

  /**
   * Answers in the order of the registrations. People who registered before keep their first known
   * origin and are welcomed once; name and phone are updated, except by another customer: typing an
   * address in a chat does not prove that it is theirs.
   */
  public Future<List<Registered>> register(SqlConnection tx, List<NewLead> leads) {
    if (leads.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    return names
        .of(tx, leads.stream().map(NewLead::origin).toList())
        .map(names -> leads.stream().map(lead -> lead.from(names.apply(lead.origin()))).toList())
        .compose(named -> registerNamed(tx, named));
  }

  private Future<List<Registered>> registerNamed(SqlConnection tx, List<NewLead> leads) {
    var registrations = new Registrations(leads);
    return keep(tx, registrations.distinct())
        .compose(kept -> trace(tx, kept, registrations.distinct()))
        .map(kept -> registrations.answers(kept::get));
  }

  private Future<Map<String, Registered>> keep(SqlConnection tx, Collection<NewLead> leads) {
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfString(texts(leads, NewLead::name))
            .addArrayOfString(texts(leads, lead -> lead.email().address()))
            .addArrayOfString(texts(leads, lead -> lead.email().key()))
            .addArrayOfString(texts(leads, lead -> lead.phone().orElse(null)))
            .addArrayOfString(texts(leads, NewLead::origin))
            .addArrayOfString(texts(leads, lead -> lead.utmMedium().orElse(null)))
            .addArrayOfString(texts(leads, lead -> lead.utmCampaign().orElse(null)))
            .addArrayOfString(texts(leads, LeadStore::json))
            .addArrayOfLong(
                leads.stream().map(lead -> lead.customer().orElse(null)).toArray(Long[]::new))
            .addLong(welcomeDelay.toMillis())
            .addLocalDate(days.dayOf(clock.instant()))
            .addArrayOfString(
                texts(leads, lead -> lead.language().map(StoryLanguage::tag).orElse(null)));
    return tx.preparedQuery(KEEP).execute(tuple).map(LeadStore::kept);
  }

  private static String[] texts(Collection<NewLead> leads, Function<NewLead, String> text) {
    return leads.stream().map(text).toArray(String[]::new);
  }

  private static String json(NewLead lead) {
    return new JsonObject(new HashMap<>(lead.attributes())).encode();
  }

  // A row that no transaction has updated or locked yet has an xmax of 0: it is new.
  private static final String KEEP =
      """
      WITH kept AS (
      INSERT INTO lead AS l (page_id, name, email, email_key, phone, origin, utm_medium, utm_campaign,
        attributes, customer_id, came_on, language)
      SELECT $1, u.name, u.email, u.email_key, u.phone, u.origin, u.utm_medium, u.utm_campaign,
        u.attributes::jsonb, u.customer_id, $12, u.language
      FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
          $9::text[], $10::bigint[], $13::text[]) WITH ORDINALITY AS u (name, email, email_key, phone,
            origin, utm_medium, utm_campaign, attributes, customer_id, language, nth)
      ORDER BY u.nth
      ON CONFLICT (page_id, email_key) DO UPDATE SET
        name = CASE WHEN l.customer_id <> excluded.customer_id THEN l.name ELSE excluded.name END,
        phone = CASE WHEN l.customer_id <> excluded.customer_id THEN l.phone
          ELSE coalesce(excluded.phone, l.phone) END,
        language = CASE WHEN l.customer_id <> excluded.customer_id THEN l.language
          ELSE coalesce(excluded.language, l.language) END,
        customer_id = coalesce(l.customer_id, excluded.customer_id), changed_at = now()
      RETURNING l.id, l.customer_id, l.name, l.email, l.email_key, l.phone, l.origin, l.registered_at,
        coalesce(l.came_on, (l.registered_at AT TIME ZONE 'UTC')::date) AS came_on,
        l.registered_at + $11::bigint * interval '1 ms' AS welcome_at, l.xmax = 0 AS created),
      %s, calls AS (
      %s)
      SELECT * FROM kept
      """
          .formatted(
              EventOrders.news(EventType.LEAD_CREATED, "customer_id", "NULL", "kept WHERE created"),
              EventOrders.OF_NEWS);

  private static Map<String, Registered> kept(RowSet<Row> rows) {
    Map<String, Registered> kept = new HashMap<>();
    rows.forEach(row -> kept.put(row.getString("email_key"), registered(row)));
    return kept;
  }

  private static Registered registered(Row row) {
    return new Registered(
        row.getLong("id"),
        row.getString("name"),
        row.getString("email"),
        Optional.ofNullable(row.getString("phone")),
        row.getString("origin"),
        row.getOffsetDateTime("registered_at").toInstant(),
        row.getLocalDate("came_on"),
        Optional.of(row.getOffsetDateTime("welcome_at").toInstant()),
        row.getBoolean("created"));
  }

  /** For some of them the origin was unknown until now. */
  private Future<Map<String, Registered>> trace(
      SqlConnection tx, Map<String, Registered> kept, Collection<NewLead> leads) {
    List<NewLead> traced =
        leads.stream()
            .filter(lead -> !lead.origin().isEmpty())
            .filter(lead -> kept.get(lead.email().key()).origin().isEmpty())
            .toList();
    if (traced.isEmpty()) {
      return follow(tx, kept, List.of());
    }
    traced.forEach(
        lead ->
            kept.computeIfPresent(lead.email().key(), (key, known) -> known.from(lead.origin())));
    List<Registered> now = traced.stream().map(lead -> kept.get(lead.email().key())).toList();
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(now.stream().map(Registered::id).toArray(Long[]::new))
            .addArrayOfString(texts(traced, NewLead::origin))
            .addArrayOfString(texts(traced, lead -> lead.utmMedium().orElse(null)))
            .addArrayOfString(texts(traced, lead -> lead.utmCampaign().orElse(null)));
    return tx.preparedQuery(TRACE)
        .execute(tuple)
        .compose(done -> follow(tx, kept, now.stream().map(LeadStore::found).toList()));
  }

  // Joined as in outbox/SettleStore.
  static final String TRACE =
      """
      UPDATE lead l SET origin = u.origin, utm_medium = coalesce(u.utm_medium, l.utm_medium),
        utm_campaign = coalesce(u.utm_campaign, l.utm_campaign)
      FROM (
        SELECT $1::text AS page_id, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[])
        AS traced (id, origin, utm_medium, utm_campaign)
        OFFSET 0) u
      WHERE l.page_id = u.page_id AND l.id = u.id
      """;

  private Future<Map<String, Registered>> follow(
      SqlConnection tx, Map<String, Registered> kept, List<LeadMove> found) {
    List<Registered> created = kept.values().stream().filter(Registered::created).toList();
    List<Registered> known = kept.values().stream().filter(lead -> !lead.created()).toList();
    var ordered =
        orders.add(
            tx, created.stream().map(lead -> Order.welcome(lead.id(), welcomeDelay)).toList());
    var counted =
        origins.moveLeads(
            tx, Stream.concat(created.stream().map(LeadStore::arrival), found.stream()).toList());
    return Future.all(ordered, counted, welcomes(tx, known))
        .map(
            done -> {
              Map<Long, Instant> welcomes = done.resultAt(2);
              kept.replaceAll(
                  (email, lead) -> lead.created() ? lead : lead.welcomed(welcomes.get(lead.id())));
              return kept;
            });
  }

  private static LeadMove arrival(Registered lead) {
    return LeadMove.first(lead.cameOn(), lead.origin());
  }

  private static LeadMove found(Registered lead) {
    return new LeadMove(lead.cameOn(), Optional.of(""), lead.origin());
  }

  private Future<Map<Long, Instant>> welcomes(SqlConnection tx, List<Registered> known) {
    if (known.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(known.stream().map(Registered::id).toArray(Long[]::new));
    return tx.preparedQuery(WELCOMES)
        .execute(tuple)
        .map(
            rows -> {
              Map<Long, Instant> welcomes = new HashMap<>();
              rows.forEach(
                  row ->
                      welcomes.put(
                          row.getLong("lead_id"), row.getOffsetDateTime("at").toInstant()));
              return welcomes;
            });
  }

  private static final String WELCOMES =
      """
      SELECT lead_id, CASE state WHEN 'sent' THEN settled_at ELSE due_at END AS at
      FROM outbox
      WHERE page_id = $1 AND lead_id = ANY ($2) AND state IN ('queued', 'sending', 'unknown', 'sent')
      """;
}
