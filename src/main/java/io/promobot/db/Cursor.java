package io.promobot.db;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/** Where a list continues: the sort key of the last row shown, opaque to its holder. */
public final class Cursor {
  /**
   * Later than anything that can ever happen here; the start of a list that shows the newest first.
   */
  public static final long LATEST =
      Instant.parse("9999-12-31T00:00:00Z").getEpochSecond() * 1_000_000;

  private Cursor() {}

  /** A cursor of one list; another list refuses it. */
  public static String of(String list, long... key) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + key.length * Long.BYTES);
    bytes.putInt(list.hashCode());
    for (long part : key) {
      bytes.putLong(part);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** The key in this cursor, or {@code start} without one; throws {@link BadCursor}. */
  public static long[] read(String list, Optional<String> cursor, long... start) {
    if (cursor.isEmpty()) {
      return start;
    }
    ByteBuffer bytes = ByteBuffer.wrap(decoded(cursor.get()));
    if (bytes.remaining() != Integer.BYTES + start.length * Long.BYTES
        || bytes.getInt() != list.hashCode()) {
      throw new BadCursor();
    }
    long[] key = new long[start.length];
    for (int i = 0; i < key.length; i++) {
      key[i] = bytes.getLong();
    }
    return key;
  }

  /** A moment as a part of a key, exactly as PostgreSQL keeps it. */
  public static long micros(OffsetDateTime moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant());
  }

  /** The moment in this part of a key; throws {@link BadCursor} when there is none. */
  public static OffsetDateTime moment(long micros) {
    if (micros < 0 || micros > LATEST) {
      throw new BadCursor();
    }
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private static byte[] decoded(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException notBase64) {
      throw new BadCursor();
    }
  }
}
