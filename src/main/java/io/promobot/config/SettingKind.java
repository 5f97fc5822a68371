package io.promobot.config;

import java.time.Duration;

/** The values a setting accepts, and their bounds. */
sealed interface SettingKind {
  /** Any text; further rules are up to its reader. */
  record Text() implements SettingKind {}

  /** A text that is never shown, with this many characters; some readers have further rules. */
  record Hidden(int shortest, int longest) implements SettingKind {
    boolean fits(String value) {
      return value.length() >= shortest && value.length() <= longest;
    }
  }

  record Number(int lowest, int highest) implements SettingKind {}

  record Span(Duration shortest, Duration longest, boolean orOff) implements SettingKind {
    @Override
    public String suffix(String separator) {
      return "%sfrom `%s` to `%s`"
          .formatted(separator, DurationText.written(shortest), DurationText.written(longest));
    }
  }

  /** Whole days such as {@code 400d}, or {@code off} for no limit. */
  record Days(int fewest) implements SettingKind {
    @Override
    public String suffix(String separator) {
      return separator + "`" + fewest + "d` or more";
    }
  }

  record OnOff() implements SettingKind {}

  /**
   * Facebook resends an event for up to 36 hours; if we had forgotten it by then, it would count
   * twice.
   */
  int FEWEST_DAYS = 3;

  static SettingKind text() {
    return new Text();
  }

  static SettingKind secret() {
    return secret(1, Integer.MAX_VALUE);
  }

  static SettingKind secret(int shortest, int longest) {
    return new Hidden(shortest, longest);
  }

  static SettingKind number(int lowest, int highest) {
    return new Number(lowest, highest);
  }

  static SettingKind duration(String shortest, String longest) {
    return new Span(DurationText.of(shortest), DurationText.of(longest), false);
  }

  static SettingKind durationOrOff(String shortest, String longest) {
    return new Span(DurationText.of(shortest), DurationText.of(longest), true);
  }

  static SettingKind days() {
    return new Days(FEWEST_DAYS);
  }

  static SettingKind onOff() {
    return new OnOff();
  }

  /** The bounds, appended to what the setting does. */
  default String suffix(String separator) {
    return "";
  }
}
