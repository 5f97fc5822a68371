package io.promobot.support;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/** Gives a page its first desks: Sales uses Slack, Pricing and everything else use e-mail. */
public final class DeskSeedStore {
  private final Database database;
  private final String page;

  public DeskSeedStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Once only: the default desk cannot be deleted, so if it exists, the owner has decided. */
  public Future<Void> seed() {
    return database.general().preparedQuery(SEED).execute(Tuple.of(page)).mapEmpty();
  }

  private static final String SEED =
      """
      WITH standard AS (
        INSERT INTO topic (page_id, name, name_key, is_default)
        SELECT $1, 'Everything else', 'everything else', true
        WHERE NOT EXISTS (SELECT FROM topic WHERE page_id = $1 AND is_default)
        ON CONFLICT DO NOTHING
        RETURNING id, name_key),
      others AS (
        INSERT INTO topic (page_id, name, name_key)
        SELECT $1, n.name, lower(n.name)
        FROM standard, (VALUES (1, 'Sales'), (2, 'Pricing')) AS n (nth, name)
        ORDER BY n.nth
        RETURNING id, name_key),
      told AS (
        INSERT INTO channel (page_id, type, name)
        SELECT $1, n.type, n.name
        FROM standard, (VALUES (1, 'slack', 'Slack'), (2, 'email', 'E-mail')) AS n (nth, type, name)
        ORDER BY n.nth
        RETURNING id, type)
      INSERT INTO topic_channel (page_id, topic_id, channel_id)
      SELECT $1, t.id, c.id
      FROM (SELECT * FROM standard UNION ALL SELECT * FROM others) t
        JOIN told c ON c.type = CASE t.name_key WHEN 'sales' THEN 'slack' ELSE 'email' END
      """;
}
