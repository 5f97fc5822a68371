package io.promobot.stats;

import static java.util.stream.Collectors.joining;

import io.promobot.channel.Line;
import io.promobot.flow.Stage;
import java.util.stream.Stream;

/**
 * How far people have come, as every figure and list shows it.
 *
 * <p>On a line of ours a message is in the chat as soon as it is sent, and waits there for the
 * person's next visit. Until their browser has it, nobody has been sent anything: they count with
 * those whose message still waits, not with those who got it.
 */
public final class ShownPath {
  private static final String OURS =
      Stream.of(Line.ours()).map(key -> "'" + key + "'").collect(joining(", "));

  private ShownPath() {}

  /**
   * The stored path of a row with a {@code path} and a {@code line}, as it is shown: an SQL
   * expression.
   */
  public static String of(String row) {
    return "(%1$s.path & CASE WHEN %1$s.line IN (%2$s) AND %1$s.path & %3$d = 0 THEN %4$d ELSE -1 END)"
        .formatted(row, OURS, Stage.DELIVERED.bit(), ~Stage.SENT.bit());
  }

  /** The stages as which people of a row with a {@code stage} and a {@code line} are shown. */
  public static String stages(String row) {
    return ("CASE WHEN %1$s.line IN (%2$s) AND %1$s.stage = '%3$s' THEN '{}'"
            + " WHEN %1$s.line IN (%2$s) AND %1$s.stage = '%4$s' THEN '{%3$s, %4$s}'::text[]"
            + " ELSE ARRAY[%1$s.stage] END")
        .formatted(row, OURS, Stage.SENT.key(), Stage.DELIVERED.key());
  }
}
