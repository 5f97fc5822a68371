package io.promobot.schedule;

import java.util.Locale;

/** Whom the runs of a repeated send are for. */
public enum EachRun {
  /** Also those who had an earlier run: each run is a campaign of its own. */
  EVERYONE,
  /** Only those who have not had the campaign yet. */
  NEWCOMERS;

  /** As in the API and the database. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EachRun of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
