package io.promobot.retention;

/**
 * When a row is over whatever the settings say: one condition for those who ask and for those who
 * remove.
 */
public final class Over {
  /** A session is good for seven idle days and thirty in all. */
  public static final String SESSION =
      """
      (session.created_at < now() - interval '30 days'
        OR session.last_seen_at < now() - interval '7 days')\
      """;

  /** A call that carries the same key again is answered as the first for a week. */
  public static final String ANSWER = "answered.answered_at < now() - interval '7 days'";

  private Over() {}
}
