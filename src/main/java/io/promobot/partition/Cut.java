package io.promobot.partition;

import java.util.Optional;

/** A table that is cut by time. */
public enum Cut {
  /** By the events' own time. The key is each partition's. */
  EVENTS(
      "event",
      "event",
      "at",
      ", PRIMARY KEY (page_id, psid, key))",
      Optional.of("events_kept_days"),
      "state = 'parked'"),

  /**
   * By the time when a message was sent, or ended without going out. A lead's e-mails stay as long
   * as the lead, and notifications and answers as long as their request.
   */
  MESSAGES(
      "outbox",
      "outbox_ended",
      "settled_at",
      ", PRIMARY KEY (page_id, id))",
      Optional.of("messages_kept_days"),
      """
      (lead_id IS NOT NULL AND EXISTS (
          SELECT FROM lead l WHERE l.page_id = old.page_id AND l.id = old.lead_id)
        OR request_id IS NOT NULL AND (
          EXISTS (SELECT FROM request r
            WHERE r.page_id = old.page_id AND r.id = old.request_id AND r.state = 'open')
          OR EXISTS (SELECT FROM answer a WHERE a.page_id = old.page_id
            AND a.request_id = old.request_id AND a.outbox_id = old.id)))\
      """),

  /** The part of the taps that is counted by the hour. */
  HOURS(
      "tap_count", "tap_count_hour", "hour", ") WITH (fillfactor = 50)", Optional.empty(), "true");

  final String prefix;
  final String table;
  final String column;

  /** How the statement that creates a partition ends. */
  final String ending;

  /** The page's column that says for how many days it keeps them; without it, others decide. */
  final Optional<String> kept;

  /** Which rows of {@code old} stay when their partition goes. */
  final String outlives;

  Cut(
      String prefix,
      String table,
      String column,
      String ending,
      Optional<String> kept,
      String outlives) {
    this.prefix = prefix;
    this.table = table;
    this.column = column;
    this.ending = ending;
    this.kept = kept;
    this.outlives = outlives;
  }

  /** The partition of whatever no other one covers. */
  String rest() {
    return prefix + "_other";
  }
}
