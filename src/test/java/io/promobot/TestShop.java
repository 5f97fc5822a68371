package io.promobot;

import io.promobot.campaign.CampaignStore;
import io.promobot.campaign.OverviewStore;
import io.promobot.db.Await;
import io.promobot.db.Database;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.promobot.stats.ShopDays;
import io.promobot.stats.StatsStore;
import io.promobot.wording.Voices;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A page on a fresh database, and plain SQL to arrange and look at it. */
public final class TestShop implements AutoCloseable {
  /** So few that a busy machine adds them well within the limit of one statement. */
  private static final int AT_ONCE = 10_000;

  public final Vertx vertx;
  public final Database database;
  public final String page;

  private TestShop(Vertx vertx, Database database, String page) {
    this.vertx = vertx;
    this.database = database;
    this.page = page;
    Await.on(campaigns().ensurePage());
  }

  public static TestShop open() {
    return on(TestDatabase.fresh());
  }

  /** On a database that may be of an older version. */
  public static TestShop on(DatabaseAddress address) {
    Vertx vertx = Vertx.vertx();
    Database database = Database.open(vertx, TestDatabase.ways(address));
    Await.on(database.whenMigrated());
    return new TestShop(vertx, database, "page-one");
  }

  /** Another page in the same database. */
  public TestShop neighbour() {
    return new TestShop(vertx, database, "page-two");
  }

  public CampaignStore campaigns() {
    return new CampaignStore(database, page, Voices::umi);
  }

  public OverviewStore overviews() {
    return new OverviewStore(
        database, page, campaigns(), new StatsStore(database, page), new ShopDays(ZoneOffset.UTC));
  }

  /** Rows of a statement whose $1 is the page. */
  public List<Row> rows(String sql, Object... more) {
    Tuple tuple = Tuple.of(page);
    for (Object value : more) {
      tuple.addValue(value);
    }
    List<Row> rows = new ArrayList<>();
    Await.on(database.bulk().preparedQuery(sql).execute(tuple)).forEach(rows::add);
    return rows;
  }

  public long number(String sql, Object... more) {
    return ((Number) rows(sql, more).get(0).getValue(0)).longValue();
  }

  /** Customers {@code first}-1 to {@code first}-n from two origins, with an open window. */
  public void customers(String first, int n) {
    for (int from = 1; from <= n; from += AT_ONCE) {
      customers(first, from, Math.min(n, from + AT_ONCE - 1));
    }
  }

  private void customers(String first, int from, int to) {
    rows(
        """
        INSERT INTO customer (page_id, psid, name, origin, window_until)
        SELECT $1, $2 || '-' || i, 'Name ' || i, CASE i % 3 WHEN 0 THEN 'poster' ELSE '' END,
               now() + interval '20 hours'
        FROM generate_series($3::int, $4::int) i
        """,
        first, from, to);
  }

  public long customer(String psid) {
    return number("SELECT id FROM customer WHERE page_id = $1 AND psid = $2", psid);
  }

  @Override
  public void close() {
    Await.on(database.close());
    Await.on(vertx.close());
  }
}
