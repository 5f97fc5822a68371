package io.promobot.segment;

/** A segment cannot be what was asked; the message is a sentence for the owner. */
public final class SegmentRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** What kind of refusal it is. */
  public enum Why {
    NO_SUCH,
    NOT_NOW
  }

  private SegmentRefused(Why why, String sentence) {
    super(sentence, null, false, false);
    this.why = why;
  }

  static SegmentRefused noSuch() {
    return new SegmentRefused(Why.NO_SUCH, "There is no such segment");
  }

  static SegmentRefused notNow(String sentence) {
    return new SegmentRefused(Why.NOT_NOW, sentence);
  }

  public Why why() {
    return why;
  }
}
