package io.promobot.shop;

import io.promobot.db.Database;
import io.promobot.flow.Conversation;
import io.promobot.flow.CouponStory;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Stores the links of a page; their figures are sums of path counts. */
public final class EntryLinkStore {
  /** People scroll through the list. */
  private static final int MOST = 500;

  private final Database database;
  private final String page;
  private final EntryLink.Prefixes prefixes;

  /** The result of creating a link. */
  public enum Made {
    NEW,
    THERE_ALREADY,
    TOO_MANY
  }

  public EntryLinkStore(Database database, String page, EntryLink.Prefixes prefixes) {
    this.database = database;
    this.page = page;
    this.prefixes = prefixes;
  }

  /** The newest first. */
  public Future<List<EntryLink>> list() {
    return links(null);
  }

  public Future<Optional<EntryLink>> find(String origin) {
    return links(origin).map(found -> found.stream().findFirst());
  }

  private Future<List<EntryLink>> links(String origin) {
    return database
        .general()
        .preparedQuery(LINKS)
        .execute(Tuple.of(page, Conversation.WELCOME, CouponStory.REVEALED.bit(), origin))
        .map(this::read);
  }

  // A link's origin is plain ASCII, which every database lower-cases the same way. Links that
  // differ only in case share their figures. The counts are read once: in a join, each link would
  // read all of the campaign's.
  private static final String LINKS =
      """
      WITH sums AS MATERIALIZED (
        SELECT origin, sum(people) AS people,
          sum(people) FILTER (WHERE path & $3 <> 0) AS revealed
        FROM path_count
        WHERE page_id = $1 AND campaign_id = $2 AND origin = ANY (ARRAY(
          SELECT o.name FROM entry_link l
            JOIN origin o ON o.page_id = l.page_id AND o.key = lower(l.origin)
          WHERE l.page_id = $1 AND ($4::text IS NULL OR l.origin = $4)))
        GROUP BY origin)
      SELECT l.origin, l.created_at, coalesce(s.people, 0)::bigint AS people,
        coalesce(s.revealed, 0)::bigint AS revealed
      FROM entry_link l
        LEFT JOIN origin o ON o.page_id = l.page_id AND o.key = lower(l.origin)
        LEFT JOIN sums s ON s.origin = o.name
      WHERE l.page_id = $1 AND ($4::text IS NULL OR l.origin = $4)
      ORDER BY l.created_at DESC, l.origin
      """;

  private List<EntryLink> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(this::link).toList();
  }

  private EntryLink link(Row row) {
    String origin = row.getString("origin");
    return new EntryLink(
        origin,
        prefixes.messenger() + origin,
        prefixes.website() + origin,
        row.getLong("people"),
        row.getLong("revealed"),
        row.getOffsetDateTime("created_at").toInstant());
  }

  public Future<Made> create(String origin) {
    return database
        .general()
        .preparedQuery(CREATE)
        .execute(Tuple.of(page, origin, MOST))
        .map(rows -> made(rows.iterator().next()));
  }

  private static final String CREATE =
      """
      WITH room AS (SELECT count(*) < $3 AS free FROM entry_link WHERE page_id = $1),
      made AS (
        INSERT INTO entry_link (page_id, origin) SELECT $1, $2 FROM room
        WHERE free AND NOT EXISTS (
          SELECT FROM entry_link WHERE page_id = $1 AND lower(origin) = lower($2))
        ON CONFLICT DO NOTHING RETURNING origin),
      named AS (
        INSERT INTO origin (page_id, key, name) SELECT $1, lower(origin), origin FROM made
        ON CONFLICT DO NOTHING)
      SELECT free, EXISTS (SELECT FROM made) AS made FROM room
      """;

  private static Made made(Row row) {
    if (row.getBoolean("made")) {
      return Made.NEW;
    }
    return row.getBoolean("free") ? Made.THERE_ALREADY : Made.TOO_MANY;
  }

  /** False when there is no such link; its people keep their origin. */
  public Future<Boolean> delete(String origin) {
    return database
        .general()
        .preparedQuery(DELETE)
        .execute(Tuple.of(page, origin))
        .map(rows -> rows.rowCount() == 1);
  }

  private static final String DELETE = "DELETE FROM entry_link WHERE page_id = $1 AND origin = $2";
}
