package io.promobot.image;

import io.promobot.db.Database;
import io.promobot.image.Picture.Type;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.regex.Pattern;

/** Stores the pictures for all replicas; the most recently requested ones stay in memory. */
public final class ImageStore {
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{32})\\.(jpg|png)");
  private static final long IN_MEMORY = 16L << 20;

  private final Database database;
  private final String page;
  private final ImageCache cache = new ImageCache(IN_MEMORY);

  public ImageStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** Stores a picture; safe to repeat. */
  public Future<Void> keep(Picture picture) {
    return database
        .general()
        .preparedQuery(KEEP)
        .execute(
            Tuple.of(
                page,
                picture.id(),
                picture.type().mime(),
                Buffer.buffer(picture.bytes()),
                picture.width(),
                picture.height()))
        .mapEmpty();
  }

  private static final String KEEP =
      """
      INSERT INTO image (page_id, id, type, bytes, width, height) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT DO NOTHING
      """;

  /** By its file name; anything that is not such a name is not looked up. */
  public Future<Optional<Picture>> find(String name) {
    var cached = cache.find(name);
    var parts = NAME.matcher(name);
    if (cached.isPresent() || !parts.matches()) {
      return Future.succeededFuture(cached);
    }
    return database
        .general()
        .preparedQuery(FIND)
        .execute(Tuple.of(page, parts.group(1)))
        .map(rows -> rows.size() == 0 ? Optional.<Picture>empty() : picture(rows.iterator().next()))
        .map(found -> found.filter(picture -> picture.name().equals(name)))
        .onSuccess(found -> found.ifPresent(picture -> cache.keep(name, picture)));
  }

  private static final String FIND =
      """
      SELECT type, bytes, width, height FROM image WHERE page_id = $1 AND id = $2
      """;

  private static Optional<Picture> picture(Row row) {
    return Optional.of(
        new Picture(
            Type.ofMime(row.getString("type")),
            row.getBuffer("bytes").getBytes(),
            row.getInteger("width"),
            row.getInteger("height")));
  }
}
