package io.promobot.image;

/** An upload we do not accept, and how to fix it. */
public final class PictureRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** What is wrong with it. */
  public enum Why {
    KIND,
    TOO_BIG,
    UNUSABLE,
    BUSY
  }

  PictureRefused(Why why, String message) {
    super(message, null, false, false);
    this.why = why;
  }

  static PictureRefused broken() {
    return new PictureRefused(
        Why.UNUSABLE,
        "The picture cannot be read: it is damaged, incomplete or in an unusual format. Open it in"
            + " a picture program and save it again as JPEG or PNG");
  }

  static PictureRefused busy() {
    return new PictureRefused(
        Why.BUSY, "Many pictures are being uploaded; please try again in a moment");
  }

  public Why why() {
    return why;
  }
}
