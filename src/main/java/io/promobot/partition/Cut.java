package io.promobot.partition;

/** A table that is cut by time. */
public enum Cut {
  /** By the events' own time. The key is each partition's. */
  EVENTS("event", "event", "at", ", PRIMARY KEY (page_id, psid, key))", "state = 'parked'"),

  /** The part of the taps that is counted by the hour. */
  HOURS("tap_count", "tap_count_hour", "hour", ") WITH (fillfactor = 50)", "true");

  final String prefix;
  final String table;
  final String column;

  /** How the statement that creates a partition ends. */
  final String ending;

  /** Which rows stay when their partition goes. */
  final String outlives;

  Cut(String prefix, String table, String column, String ending, String outlives) {
    this.prefix = prefix;
    this.table = table;
    this.column = column;
    this.ending = ending;
    this.outlives = outlives;
  }

  /** The partition of whatever no other one covers. */
  String rest() {
    return prefix + "_other";
  }
}
