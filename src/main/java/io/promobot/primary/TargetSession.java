package io.promobot.primary;

/**
 * Which of several servers will do, in the words of libpq's {@code target_session_attrs}; those for
 * standbys are missing, as promobot writes.
 */
public enum TargetSession {
  /** The first that answers. */
  ANY("any"),
  /** One that accepts writes. */
  READ_WRITE("read-write"),
  /** One that follows no other, even if it accepts no writes at the moment. */
  PRIMARY("primary");

  private final String word;

  TargetSession(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
