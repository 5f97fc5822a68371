package io.promobot.backlog;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Counts what is waiting, using the partial indexes of unfinished rows. */
final class BacklogStore {
  private final Database db;
  private final String page;

  BacklogStore(Database db, String page) {
    this.db = db;
    this.page = page;
  }

  Future<Backlog> read() {
    return db.general()
        .preparedQuery(BACKLOG)
        .execute(Tuple.of(page, Backlog.MOST))
        .map(BacklogStore::backlog);
  }

  // Each part is ordered like its partial index, so that no count reads everything that was ever
  // sent; messages are counted without reading their rows.
  static final String BACKLOG =
      """
      SELECT CASE priority WHEN 0 THEN 'answer' ELSE 'campaign' END AS kind, figure.state,
        greatest(figure.n, 0) AS n, figure.age
      FROM (VALUES (0), (1)) AS p (priority),
        LATERAL (SELECT count(*) AS n, min(due_at) AS first FROM (
          SELECT due_at FROM outbox
          WHERE page_id = $1 AND state = 'queued' AND priority = p.priority AND due_at <= now()
          ORDER BY due_at, id LIMIT $2) a) due,
        LATERAL (SELECT count(*) AS n FROM (
          SELECT FROM outbox
          WHERE page_id = $1 AND state = 'queued' AND attempts > 0 AND priority = p.priority
            AND due_at <= now()
          ORDER BY due_at, id LIMIT $2) b) again,
        LATERAL (SELECT count(*) AS n FROM (
          SELECT FROM outbox
          WHERE page_id = $1 AND state = 'queued' AND priority = p.priority AND due_at > now()
          ORDER BY due_at, id LIMIT $2) c) later,
        LATERAL (SELECT count(*) AS n FROM (
          SELECT FROM outbox
          WHERE page_id = $1 AND state = 'queued' AND attempts > 0 AND priority = p.priority
            AND due_at > now()
          ORDER BY due_at, id LIMIT $2) d) again_later,
        LATERAL (VALUES
          ('queued', due.n - again.n, extract(epoch FROM now() - due.first)::float8),
          ('later', later.n - again_later.n, NULL),
          ('retrying', again.n + again_later.n, NULL)) AS figure (state, n, age)
      UNION ALL
      SELECT held.kind, 'held', held.n, NULL
      FROM (SELECT count(*) AS n FROM (
          SELECT FROM outbox
          WHERE page_id = $1 AND state = 'held' ORDER BY state, id LIMIT $2) h) everything,
        (SELECT count(*) AS n FROM (
          SELECT FROM outbox
          WHERE page_id = $1 AND state = 'held' AND event IS NOT NULL LIMIT $2) h) events,
        LATERAL (VALUES
          ('campaign', greatest(everything.n - events.n, 0)),
          ('webhook', nullif(events.n, 0))) AS held (kind, n)
      WHERE held.n IS NOT NULL
      UNION ALL
      SELECT kind, state, count(*), greatest(extract(epoch FROM now() - min(due)), 0)::float8 FROM (
        SELECT CASE WHEN channel_id IS NULL THEN 'letters' ELSE kind END AS kind, due_at AS due,
          CASE WHEN attempts > 0 THEN 'retrying' WHEN due_at > now() THEN 'later' ELSE 'queued' END
            AS state
        FROM outbox
        WHERE page_id = $1 AND state = 'queued' AND priority = 2
        ORDER BY priority, due_at, id LIMIT $2 / 10) c
      GROUP BY kind, state
      UNION ALL
      SELECT kind, state, count(*), NULL FROM (
        SELECT state, CASE priority WHEN 0 THEN 'answer' WHEN 1 THEN 'campaign'
          ELSE CASE WHEN channel_id IS NULL THEN 'letters' ELSE kind END END AS kind
        FROM outbox
        WHERE page_id = $1 AND state IN ('sending', 'unknown')
        ORDER BY lease_until LIMIT $2 / 10) f
      GROUP BY kind, state
      UNION ALL
      SELECT '', 'parked', count(*), NULL FROM (
        SELECT FROM event
        WHERE page_id = $1 AND state = 'parked' ORDER BY received_at, key LIMIT $2 / 10) e
      UNION ALL
      SELECT '', 'paused', count(*), NULL FROM page WHERE page_id = $1 AND paused_until > now()
      """;

  private static Backlog backlog(RowSet<Row> rows) {
    List<BacklogLine> lines = new ArrayList<>();
    for (Row row : rows) {
      lines.add(
          new BacklogLine(
              row.getString("kind"),
              row.getString("state"),
              row.getLong("n"),
              row.getDouble("age") == null ? -1 : row.getDouble("age")));
    }
    return BacklogLine.summed(lines);
  }
}
