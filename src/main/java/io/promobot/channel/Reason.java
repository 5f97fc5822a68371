package io.promobot.channel;

import java.util.Locale;

/**
 * Why something did not go out: what happens next, whose fault it is, and the sentence the owner
 * reads, in which {@code %s} is the other system.
 */
public enum Reason {
  NOT_REACHED(Verdict.RETRY, true, "%s could not be reached"),
  NOT_SECURE(Verdict.RETRY, true, "%s could not prove who it is, or offers no safe connection"),
  BUSY(Verdict.RETRY, true, "%s was busy and asked us to try again later"),
  NO_ANSWER(Verdict.WAIT_FOR_ECHO, true, "%s did not say whether the message arrived"),
  BREAKER_OPEN(Verdict.NOT_TRIED, false, "%s is having trouble; we are giving it a pause"),
  NOT_PREPARED(Verdict.NOT_TRIED, false, "We could not prepare the message and are trying again"),
  THROTTLED(Verdict.PAUSE, false, "%s asked us to slow down"),
  NOT_SET_UP(Verdict.PAUSE, false, "The settings for sending this are missing"),
  TOKEN_REFUSED(
      Verdict.PAUSE, false, "%s no longer accepts the page's token; connect the page again"),
  NO_PERMISSION(Verdict.PAUSE, false, "The app lacks a permission for this page"),
  PAGE_RESTRICTED(Verdict.PAUSE, false, "Facebook has restricted this page"),
  IMAGE_NOT_FETCHED(Verdict.RETRY_ONCE, false, "%s could not fetch the image"),
  LOGIN_REFUSED(
      Verdict.RETRY, true, "%s does not accept our user and password; check the settings"),
  WINDOW_CLOSED(Verdict.GIVE_UP, false, "The 24 hours in which Messenger lets us write were over"),
  OPTED_OUT(Verdict.GIVE_UP, false, "The customer has opted out"),
  UNREACHABLE(
      Verdict.GIVE_UP, false, "The customer cannot be reached; they may have blocked the page"),
  UNKNOWN_PERSON(Verdict.GIVE_UP, false, "%s does not know this customer for this page"),
  COOLING_DOWN(Verdict.GIVE_UP, false, "%s does not let anyone write to this customer for now"),
  HUMAN_HANDLING(Verdict.GIVE_UP, false, "Another app or person is handling this conversation"),
  REFUSED(Verdict.GIVE_UP, false, "%s refused the message"),
  ADDRESS_BUSY(Verdict.RETRY, false, "%s is not accepting messages for this address at the moment"),
  ADDRESS_REFUSED(Verdict.GIVE_UP, false, "%s refused the address"),
  ADDRESS_FORBIDDEN(Verdict.GIVE_UP, false, "We must not send anything to this address"),
  NO_ADDRESS(Verdict.GIVE_UP, false, "This channel has no address yet"),
  CHANNEL_GONE(Verdict.GIVE_UP, false, "%s says that this channel no longer exists"),
  CHANNEL_REMOVED(Verdict.GIVE_UP, false, "The channel was removed from the desks"),
  ERASED(Verdict.CANCEL, false, "The person it was about has been erased");

  /** What happens after a failure. */
  public enum Verdict {
    /** Retry with growing pauses. */
    RETRY,
    RETRY_ONCE,
    /** It may have arrived; look for the echo first, where there are echoes. */
    WAIT_FOR_ECHO,
    /** The call was never made; it does not count as an attempt. */
    NOT_TRIED,
    /**
     * Nothing can go out for this page or over this channel for now; it does not count as an
     * attempt.
     */
    PAUSE,
    GIVE_UP,
    /** Retrying is pointless. */
    CANCEL
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

  /** Whether this reflects the other side's health, and so counts for the circuit breaker. */
  public boolean unhealthy() {
    return unhealthy;
  }

  /**
   * {@code other} is the other system, worded for the start of a sentence, such as "The mail
   * server".
   */
  public String sentence(String other) {
    return sentence.formatted(other);
  }

  /** The reason's name in SQL and JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
