package io.promobot.inbox;

import io.promobot.flow.Conversation;
import io.promobot.stats.Arrival;
import io.promobot.text.TimeZones;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Locks, loads and saves the customers of a batch, always in the order of their ids. */
final class PersonStore {
  private final String page;
  private final HandoverStore handovers;
  private final LanguageStore languages;
  private final TimeZoneStore zones;

  PersonStore(String page, Duration handoverPause) {
    this.page = page;
    this.handovers = new HandoverStore(page, handoverPause);
    this.languages = new LanguageStore(page);
    this.zones = new TimeZoneStore(page);
  }

  /** Locks and loads these people, by page-scoped id. */
  Future<Map<String, Person>> lock(SqlConnection tx, String[] psids) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.tuple().addString(page).addArrayOfString(psids))
        .map(this::people);
  }

  private static final String LOCK =
      """
      SELECT id, ctid::text AS row, psid, origin, opted_out, blocked, window_until, delivered_until,
             read_until, campaign_id, step, reminded_at, last_event_at, reached, form,
             person_wrote_at, handed_back_at, language, language_from, language_guess, time_zone,
             coalesce(came_on, (created_at AT TIME ZONE 'UTC')::date) AS day
      FROM customer
      WHERE page_id = $1 AND psid = ANY ($2)
      ORDER BY id
      FOR UPDATE
      """;

  private Map<String, Person> people(RowSet<Row> rows) {
    Map<String, Person> people = new HashMap<>();
    for (Row row : rows) {
      Person person = new Person(row.getLong("id"), row.getString("psid"), row.getString("row"));
      person.origin = row.getString("origin");
      person.arrived =
          new Arrival(row.getLocalDate("day"), person.origin, row.getInteger("reached"));
      person.blocked = row.getBoolean("blocked");
      person.windowUntil = instant(row, "window_until").orElse(Instant.EPOCH);
      person.deliveredUntil = instant(row, "delivered_until").orElse(Instant.EPOCH);
      person.readUntil = instant(row, "read_until").orElse(Instant.EPOCH);
      person.lastEventAt = instant(row, "last_event_at").orElse(Instant.EPOCH);
      person.conversation =
          new Conversation(
              row.getBoolean("opted_out"),
              row.getString("campaign_id"),
              row.getString("step"),
              false,
              instant(row, "reminded_at"),
              Optional.empty());
      person.language = LanguageStore.of(row);
      person.zone = TimeZones.of(row.getString("time_zone"));
      person.handover =
          handovers.of(instant(row, "person_wrote_at"), instant(row, "handed_back_at"));
      person.form = Optional.ofNullable(row.getJsonObject("form")).map(FormJson::read);
      people.put(person.psid, person);
    }
    return people;
  }

  private static Optional<Instant> instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }

  /** Saves the people who did something, and those for whom receipts arrived. */
  Future<Void> save(SqlConnection tx, Collection<Person> people) {
    return Future.all(
            saveActs(tx, people.stream().filter(person -> person.acted).toList()),
            saveReceipts(tx, people.stream().filter(person -> person.heard).toList()),
            saveForms(tx, people.stream().filter(person -> person.formMoved).toList()),
            languages.save(tx, people.stream().filter(person -> person.languageMoved).toList()),
            zones.save(tx, people.stream().filter(person -> person.zoneMoved).toList()),
            handovers.save(tx, people.stream().filter(person -> person.handedOver).toList()))
        .mapEmpty();
  }

  private Future<Void> saveActs(SqlConnection tx, List<Person> acted) {
    if (acted.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfString(strings(acted, p -> p.row))
            .addArrayOfString(strings(acted, p -> p.origin))
            .addArrayOfBoolean(
                acted.stream().map(p -> p.conversation.optedOut()).toArray(Boolean[]::new))
            .addArrayOfOffsetDateTime(times(acted, p -> known(p.windowUntil)))
            .addArrayOfString(strings(acted, p -> p.conversation.campaign()))
            .addArrayOfString(strings(acted, p -> p.conversation.step()))
            .addArrayOfOffsetDateTime(times(acted, p -> p.conversation.remindedAt()))
            .addArrayOfOffsetDateTime(times(acted, p -> known(p.lastEventAt)))
            .addArrayOfInteger(
                acted.stream().map(p -> p.arrival().reached()).toArray(Integer[]::new));
    return tx.preparedQuery(SAVE_ACTS).execute(tuple).mapEmpty();
  }

  // A locked row stays where it is until its own transaction moves it, so it need not be looked up;
  // this must be the first statement that moves it.
  private static final String SAVE_ACTS =
      """
      UPDATE customer c SET origin = u.origin, opted_out = u.opted_out, blocked = false,
          window_until = u.window_until, campaign_id = u.campaign_id, step = u.step,
          reminded_at = u.reminded_at, last_event_at = u.last_event_at, reached = u.reached
      FROM unnest($2::text[]::tid[], $3::text[], $4::bool[], $5::timestamptz[], $6::text[], $7::text[],
          $8::timestamptz[], $9::timestamptz[], $10::int[])
        AS u (row, origin, opted_out, window_until, campaign_id, step, reminded_at, last_event_at, reached)
      WHERE c.page_id = $1 AND c.ctid = u.row
      """;

  private Future<Void> saveReceipts(SqlConnection tx, List<Person> heard) {
    if (heard.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(heard.stream().map(p -> p.id).toArray(Long[]::new))
            .addArrayOfOffsetDateTime(times(heard, p -> known(p.deliveredUntil)))
            .addArrayOfOffsetDateTime(times(heard, p -> known(p.readUntil)));
    return tx.preparedQuery(SAVE_RECEIPTS).execute(tuple).mapEmpty();
  }

  // Joined as in SettleStore.
  static final String SAVE_RECEIPTS =
      """
      UPDATE customer c SET delivered_until = u.delivered_until, read_until = u.read_until
      FROM (
        SELECT $1::text AS page_id, * FROM unnest($2::bigint[], $3::timestamptz[], $4::timestamptz[])
        AS heard (id, delivered_until, read_until)
        OFFSET 0) u
      WHERE c.page_id = u.page_id AND c.id = u.id
      """;

  private Future<Void> saveForms(SqlConnection tx, List<Person> moved) {
    if (moved.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(moved.stream().map(p -> p.id).toArray(Long[]::new))
            .addArrayOfString(strings(moved, p -> p.form.map(FormJson::of).orElse(null)))
            .addArrayOfString(strings(moved, p -> p.toldName.orElse(null)))
            .addArrayOfBoolean(moved.stream().map(p -> p.wantsErasing).toArray(Boolean[]::new));
    return tx.preparedQuery(SAVE_FORMS).execute(tuple).mapEmpty();
  }

  // Joined as in SettleStore. Those who want to be erased end a form by it; an hour is for a
  // receipt
  // that does not get through.
  static final String SAVE_FORMS =
      """
      UPDATE customer c SET form = u.form::jsonb, name = coalesce(c.name, u.name),
        first_name = coalesce(c.first_name, split_part(u.name, ' ', 1)),
        erase_at = CASE WHEN u.erase THEN now() + interval '1 hour' ELSE c.erase_at END
      FROM (
        SELECT $1::text AS page_id, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::bool[])
        AS moved (id, form, name, erase)
        OFFSET 0) u
      WHERE c.page_id = u.page_id AND c.id = u.id
      """;

  private static String[] strings(List<Person> people, Function<Person, String> field) {
    return people.stream().map(field).toArray(String[]::new);
  }

  private static OffsetDateTime[] times(
      List<Person> people, Function<Person, Optional<Instant>> field) {
    return people.stream()
        .map(person -> field.apply(person).map(PersonStore::utc).orElse(null))
        .toArray(OffsetDateTime[]::new);
  }

  private static Optional<Instant> known(Instant at) {
    return Optional.of(at).filter(Instant.EPOCH::isBefore);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
