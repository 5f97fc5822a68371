package io.promobot.channel;

import java.util.Locale;

/**
 * Why a message did not go out: what follows, whose fault it is, and the sentence the owner reads.
 */
public enum Reason {
  NOT_REACHED(Verdict.RETRY, true, "Messenger could not be reached"),
  BUSY(Verdict.RETRY, true, "Messenger was busy and asked us to try again"),
  NO_ANSWER(Verdict.WAIT_FOR_ECHO, true, "Messenger did not say whether the message arrived"),
  BREAKER_OPEN(Verdict.NOT_TRIED, false, "Messenger is having trouble; we are giving it a pause"),
  NOT_PREPARED(Verdict.NOT_TRIED, false, "We could not prepare the message and are trying again"),
  THROTTLED(Verdict.PAUSE, false, "Messenger asked this page to slow down"),
  TOKEN_REFUSED(
      Verdict.PAUSE, false, "Messenger no longer accepts the page's token; connect the page again"),
  NO_PERMISSION(Verdict.PAUSE, false, "The app lacks a permission for this page"),
  PAGE_RESTRICTED(Verdict.PAUSE, false, "Facebook has restricted this page"),
  IMAGE_NOT_FETCHED(Verdict.RETRY_ONCE, false, "Messenger could not fetch the image"),
  WINDOW_CLOSED(Verdict.GIVE_UP, false, "The 24 hours in which Messenger lets us write were over"),
  OPTED_OUT(Verdict.GIVE_UP, false, "The customer has opted out"),
  UNREACHABLE(
      Verdict.GIVE_UP, false, "The customer cannot be reached; they may have blocked the page"),
  UNKNOWN_PERSON(Verdict.GIVE_UP, false, "Messenger does not know this customer for this page"),
  COOLING_DOWN(Verdict.GIVE_UP, false, "Messenger lets nobody write to this customer for now"),
  HUMAN_HANDLING(Verdict.GIVE_UP, false, "Somebody else is handling this conversation"),
  REFUSED(Verdict.GIVE_UP, false, "Messenger refused the message");

  /** What follows from a failure. */
  public enum Verdict {
    /** Try again with growing pauses. */
    RETRY,
    RETRY_ONCE,
    /** Nobody knows; look for the echo first. */
    WAIT_FOR_ECHO,
    /** The call was never made; it costs no attempt. */
    NOT_TRIED,
    /** Nothing can go out of this page for now; it costs no attempt. */
    PAUSE,
    GIVE_UP
  }

  private final Verdict verdict;
  private final boolean unhealthy;
  private final String sentence;

  Reason(Verdict verdict, boolean unhealthy, String sentence) {
    this.verdict = verdict;
    this.unhealthy = unhealthy;
    this.sentence = sentence;
  }

  public Verdict verdict() {
    return verdict;
  }

  /** Whether this speaks about the other side's health, and so counts for the circuit breaker. */
  public boolean unhealthy() {
    return unhealthy;
  }

  public String sentence() {
    return sentence;
  }

  /** The reason's name in SQL and JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
