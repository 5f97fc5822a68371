package io.promobot.stats;

import static java.util.stream.Collectors.joining;

import io.promobot.text.StoryLanguage;
import java.util.stream.Stream;

/** Where counters of each language are, so that no counter is of two. */
public final class LanguageSlots {
  /** More than all lines together have. */
  public static final int EACH = 2_000;

  /** For languages that only a newer version speaks: as many as fit into a smallint. */
  public static final int OTHERS = 15;

  /** What all of them are counted as, so that their counter is of one, too. */
  public static final String OTHER = "other";

  private LanguageSlots() {}

  /** Which language is counted at all: those that only a newer version speaks are one. */
  static String counted(String tag) {
    return tag.isEmpty() || StoryLanguage.of(tag).isPresent() ? tag : OTHER;
  }

  /** The same of a language in a statement: an SQL expression. */
  public static String counting(String tag) {
    return Stream.of(StoryLanguage.values())
        .map(known -> "'" + known.tag() + "'")
        .collect(joining(", ", "CASE WHEN " + tag + " IN (", ") THEN " + tag))
        .concat(" ELSE '" + OTHER + "' END");
  }

  /** To be added to a writer's slot; {@code tag} is empty as long as nobody knows the language. */
  static int of(String tag) {
    return tag.isEmpty()
        ? 0
        : EACH * StoryLanguage.of(tag).map(known -> known.ordinal() + 1).orElse(OTHERS);
  }
}
