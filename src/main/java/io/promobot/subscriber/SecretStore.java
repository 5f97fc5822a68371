package io.promobot.subscriber;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;

/** Gives a channel that signs another secret; for a day the one before it signs, too. */
public final class SecretStore {
  private static final int BYTES = 32;

  private final Database database;
  private final String page;

  /** The new secret, which is shown this once, and until when the one before it signs. */
  public record Rotated(String secret, Instant oldUntil) {
    @Override
    public String toString() {
      return "Rotated";
    }
  }

  public SecretStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** As Standard Webhooks writes them. */
  public static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }

  /** Empty when there is no such channel, or it signs nothing. */
  public Future<Optional<Rotated>> rotate(long channel) {
    String secret = random();
    return database
        .general()
        .preparedQuery(ROTATE)
        .execute(Tuple.of(page, channel, secret))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .map(row -> row.getOffsetDateTime("old_secret_until"))
                    .map(OffsetDateTime::toInstant)
                    .map(until -> new Rotated(secret, until)));
  }

  private static final String ROTATE =
      """
      UPDATE channel SET secret = $3, old_secret = secret, old_secret_until = now() + interval '1 day'
      WHERE page_id = $1 AND id = $2 AND secret IS NOT NULL
      RETURNING old_secret_until
      """;
}
