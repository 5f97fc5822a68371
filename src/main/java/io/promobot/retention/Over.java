package io.promobot.retention;

/**
 * When a row has expired regardless of the settings: one condition for reading and for removing.
 */
public final class Over {
  /** A session is valid for seven idle days and thirty in all. */
  public static final String SESSION =
      """
      (session.created_at < now() - interval '30 days'
        OR session.last_seen_at < now() - interval '7 days')\
      """;

  /** A till stays signed in as long as it is used at least once in thirty days. */
  public static final String TILL_SESSION = "s.last_seen_at < now() - interval '30 days'";

  /** Wrong guesses are shown to the owner for a day. */
  public static final String WRONG_GUESS = "g.minute < now() - interval '2 days'";

  /** Who tried PINs is forgotten after a day, and where somebody signed in after thirty. */
  public static final String PIN_CALLER =
      """
      (c.last_at < now() - interval '1 day'
        AND coalesce(c.known_at, '-infinity') < now() - interval '30 days')\
      """;

  /** For a week, a call with the same key is answered like the first one. */
  public static final String ANSWER = "answered.answered_at < now() - interval '7 days'";

  /** People who are signed up in the chat are counted for a day. */
  public static final String SIGN_UPS = "sign_up_count.since < now() - interval '24 hours'";

  private Over() {}
}
