package io.promobot.db;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One page of a list, and the cursor that continues it unless this was the last. */
public record Page<T>(List<T> items, Optional<String> next) {
  private static final int LARGEST = 200;

  public Page {
    items = List.copyOf(items);
  }

  /** The requested limit, kept between one and the maximum for one answer. */
  public static int limit(int asked) {
    return Math.max(1, Math.min(asked, LARGEST));
  }

  /** Makes a page of rows; one more than {@code limit} was read. */
  public static <R, T> Page<T> of(
      List<R> rows, int limit, Function<R, T> item, Function<R, String> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(rows.stream().map(item).toList(), Optional.empty());
    }
    List<R> shown = rows.subList(0, limit);
    return new Page<>(
        shown.stream().map(item).toList(), Optional.of(cursor.apply(shown.get(limit - 1))));
  }
}
