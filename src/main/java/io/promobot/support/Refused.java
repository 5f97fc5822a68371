package io.promobot.support;

/** What the owner or a caller wants is not possible; the message says why and how to fix it. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Why why;
  private final String field;

  /** The kind of refusal. */
  public enum Why {
    NO_SUCH,
    NOT_NOW,
    BAD_FIELD,
    MIXED_UP
  }

  private Refused(Why why, String field, String message) {
    super(message, null, false, false);
    this.why = why;
    this.field = field;
  }

  static Refused noSuch(String sentence) {
    return new Refused(Why.NO_SUCH, "", sentence);
  }

  static Refused notNow(String sentence) {
    return new Refused(Why.NOT_NOW, "", sentence);
  }

  static Refused badField(String field, String message) {
    return new Refused(Why.BAD_FIELD, field, message);
  }

  static Refused mixedUp(String field, String message) {
    return new Refused(Why.MIXED_UP, field, message);
  }

  public Why why() {
    return why;
  }

  /** The field a {@link Why#BAD_FIELD} or {@link Why#MIXED_UP} is about. */
  public String field() {
    return field;
  }
}
