package io.promobot.chat;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** The website's chat as the owner has set it up; read again every few seconds at most. */
public final class WebsiteStore {
  private static final long FRESH_NANOS = 2_000_000_000L;

  private final Database db;
  private final String page;
  private final LongSupplier nanos;
  private final AtomicReference<Known> known = new AtomicReference<>();

  private record Known(Future<Website> website, long at) {}

  public WebsiteStore(Database db, String page, LongSupplier nanos) {
    this.db = db;
    this.page = page;
    this.nanos = nanos;
  }

  /** As it is, or was two seconds ago: each request of a visitor asks. */
  public Future<Website> website() {
    long now = nanos.getAsLong();
    Known last = known.get();
    if (last != null && !last.website().failed() && now - last.at() < FRESH_NANOS) {
      return last.website();
    }
    Known next = new Known(read(), now);
    known.set(next);
    return next.website();
  }

  private Future<Website> read() {
    return read(db.general(), READ);
  }

  private Future<Website> read(SqlClient from, String how) {
    return from.preparedQuery(how)
        .execute(Tuple.of(page))
        .map(rows -> rows.size() == 0 ? Website.USUAL : website(rows.iterator().next()));
  }

  private static final String READ =
      """
      SELECT is_on, sites, color, corner, teaser, consent FROM website WHERE page_id = $1
      """;

  private static Website website(Row row) {
    return new Website(
        row.getBoolean("is_on"),
        List.of(row.getArrayOfStrings("sites")),
        row.getString("color"),
        row.getString("corner"),
        row.getString("teaser"),
        row.getString("consent"));
  }

  /** Changes it as it is now, on whichever replica it was changed last. */
  Future<Website> change(UnaryOperator<Website> how) {
    return db.transaction(
            tx -> read(tx, READ + " FOR UPDATE").map(how).compose(to -> write(tx, to)))
        .onSuccess(done -> known.set(null));
  }

  private Future<Website> write(SqlConnection tx, Website to) {
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addBoolean(to.on())
            .addArrayOfString(to.sites().toArray(String[]::new))
            .addString(to.color())
            .addString(to.corner())
            .addString(to.teaser())
            .addString(to.consent());
    return tx.preparedQuery(CHANGE).execute(tuple).map(to);
  }

  private static final String CHANGE =
      """
      INSERT INTO website (page_id, is_on, sites, color, corner, teaser, consent)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (page_id) DO UPDATE SET is_on = $2, sites = $3, color = $4, corner = $5, teaser = $6,
        consent = $7
      """;
}
