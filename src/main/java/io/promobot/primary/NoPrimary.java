package io.promobot.primary;

/** None of the servers will do at the moment. */
public final class NoPrimary extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean answered;

  NoPrimary(String message, boolean answered) {
    super(message, null, false, false);
    this.answered = answered;
  }

  /** Whether at least one of them answered, a standby or one that must not be written to. */
  public boolean answered() {
    return answered;
  }
}
