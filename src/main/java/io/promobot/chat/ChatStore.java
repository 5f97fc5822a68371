package io.promobot.chat;

import io.promobot.db.Database;
import io.promobot.db.LookupWorker;
import io.promobot.flow.Message;
import io.promobot.outbox.WordStore;
import io.promobot.stats.ShopDays;
import io.promobot.stats.Tally;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads chats for their visitors; what a crowd asks for at once is one query. */
public final class ChatStore {
  /** Messages of one answer; people who have more to read ask again. */
  static final int MOST = 100;

  private final Database db;
  private final String page;
  private final WordStore words;
  private final ShopDays days;
  private final InstantSource clock;
  private final LateStore late;
  private final LookupWorker<Place, List<Row>> newer = new LookupWorker<>(this::read);
  private final LookupWorker<Place, Instant> times = new LookupWorker<>(this::readTimes);

  /** How far a visitor has read: the id of the last message they have. */
  record Place(String person, long after) {
    private static final long END = -1;

    /** Before the newest messages, however many there are. */
    static Place newest(String person) {
      return new Place(person, END);
    }
  }

  /**
   * @param clock tells which reminders speak of a tomorrow that is over
   * @param changed learns of each campaign whose figures have moved because of that
   */
  public ChatStore(
      Database db, Tally tally, WordStore words, InstantSource clock, Consumer<String> changed) {
    this.db = db;
    this.page = tally.page();
    this.words = words;
    this.days = tally.days();
    this.clock = clock;
    this.late = new LateStore(db, tally, changed);
  }

  /** What comes after this place, oldest first, at most {@link #MOST}. */
  Future<List<ChatMessage>> after(Place place) {
    return newer
        .find(place)
        .compose(rows -> inTime(place, rows.orElse(List.of())))
        .compose(this::worded);
  }

  /** Who comes back too late for a reminder of the last day never finds it. */
  private Future<List<Row>> inTime(Place place, List<Row> rows) {
    List<Row> over = rows.stream().filter(row -> row.getBoolean("late")).toList();
    return over.isEmpty()
        ? Future.succeededFuture(rows)
        : late.end(
                over.get(0).getLong("customer_id"),
                over.stream().map(row -> row.getLong("number")).toList(),
                tomorrow())
            .compose(ended -> newer.find(place))
            .map(
                left ->
                    left.stream()
                        .flatMap(List::stream)
                        .filter(row -> !row.getBoolean("late"))
                        .toList());
  }

  private LocalDate tomorrow() {
    return days.dayOf(clock.instant()).plusDays(1);
  }

  private Future<Map<Place, List<Row>>> read(Set<Place> places) {
    return db.general()
        .preparedQuery(NEWER)
        .execute(of(places).addInteger(MOST).addLocalDate(tomorrow()))
        .map(
            rows -> {
              Map<Place, List<Row>> found = new HashMap<>();
              rows.forEach(
                  row -> found.computeIfAbsent(place(row), first -> new ArrayList<>()).add(row));
              return found;
            });
  }

  // Joined as in SettleStore.
  static final String NEWER =
      """
      SELECT u.person, u.after, m.id AS number, m.at, m.text, m.event, m.outbox_id,
        o.id, o.customer_id, o.campaign_id, o.version, o.say, o.words, o.language, c.first_name,
        coalesce(%s, false) AS late
      FROM (
          SELECT $1::text AS page_id, * FROM unnest($2::text[], $3::bigint[]) AS asked (person, after)
          OFFSET 0) u
        JOIN customer c ON c.page_id = u.page_id AND c.psid = u.person
        CROSS JOIN LATERAL (
          (SELECT * FROM chat_message
           WHERE page_id = $1 AND customer_id = c.id AND id > u.after AND u.after >= 0
           ORDER BY id LIMIT $4)
          UNION ALL
          (SELECT * FROM chat_message
           WHERE page_id = $1 AND customer_id = c.id AND u.after < 0
           ORDER BY id DESC LIMIT $4)) m
        LEFT JOIN outbox o ON o.page_id = $1 AND o.id = m.outbox_id
      ORDER BY u.person, m.id
      """
          .formatted(LateStore.late("$5"));

  private Tuple of(Set<Place> places) {
    return Tuple.tuple()
        .addString(page)
        .addArrayOfString(places.stream().map(Place::person).toArray(String[]::new))
        .addArrayOfLong(places.stream().map(Place::after).toArray(Long[]::new));
  }

  private static Place place(Row row) {
    return new Place(row.getString("person"), row.getLong("after"));
  }

  private Future<List<ChatMessage>> worded(List<Row> rows) {
    return Future.all(rows.stream().map(this::worded).toList())
        .map(done -> done.<ChatMessage>list());
  }

  private Future<ChatMessage> worded(Row row) {
    return row.getLong("id") == null
        ? Future.succeededFuture(message(row, Optional.empty()))
        : words.of(row).map(said -> message(row, said));
  }

  private static ChatMessage message(Row row, Optional<Message> said) {
    return new ChatMessage(
        row.getLong("number"),
        row.getOffsetDateTime("at").toInstant(),
        row.getLong("outbox_id") != null,
        Optional.ofNullable(row.getString("text")).orElse(""),
        Optional.ofNullable(row.getString("event")).orElse(""),
        Optional.ofNullable(row.getString("say")).orElse(""),
        Optional.ofNullable(row.getString("language")),
        said);
  }

  /** When a message of this visitor's chat was sent; empty when it has no such message. */
  Future<Optional<Instant>> sentAt(String person, long message) {
    return times.find(new Place(person, message));
  }

  private Future<Map<Place, Instant>> readTimes(Set<Place> places) {
    return db.general().preparedQuery(TIMES).execute(of(places)).map(ChatStore::times);
  }

  private static Map<Place, Instant> times(RowSet<Row> rows) {
    Map<Place, Instant> found = new HashMap<>();
    rows.forEach(row -> found.put(place(row), row.getOffsetDateTime("at").toInstant()));
    return found;
  }

  static final String TIMES =
      """
      SELECT u.person, u.after, m.at
      FROM (
          SELECT $1::text AS page_id, * FROM unnest($2::text[], $3::bigint[]) AS asked (person, after)
          OFFSET 0) u
        JOIN customer c ON c.page_id = u.page_id AND c.psid = u.person
        JOIN chat_message m ON m.page_id = u.page_id AND m.customer_id = c.id AND m.id = u.after
      """;
}
