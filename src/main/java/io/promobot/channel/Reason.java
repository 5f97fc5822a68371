package io.promobot.channel;

import java.util.Locale;

/**
 * Why something did not go out: what follows, whose fault it is, and the sentence the owner reads,
 * in which {@code %s} is the other system.
 */
public enum Reason {
  NOT_REACHED(Verdict.RETRY, true, "%s could not be reached"),
  NOT_SECURE(Verdict.RETRY, true, "%s could not prove who it is, or offers no safe connection"),
  BUSY(Verdict.RETRY, true, "%s was busy and asked us to try again"),
  NO_ANSWER(Verdict.WAIT_FOR_ECHO, true, "%s did not say whether the message arrived"),
  BREAKER_OPEN(Verdict.NOT_TRIED, false, "%s is having trouble; we are giving it a pause"),
  NOT_PREPARED(Verdict.NOT_TRIED, false, "We could not prepare the message and are trying again"),
  THROTTLED(Verdict.PAUSE, false, "%s asked us to slow down"),
  NOT_SET_UP(Verdict.PAUSE, false, "The settings do not say how to send this"),
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
  COOLING_DOWN(Verdict.GIVE_UP, false, "%s lets nobody write to this customer for now"),
  HUMAN_HANDLING(Verdict.GIVE_UP, false, "Somebody else is handling this conversation"),
  REFUSED(Verdict.GIVE_UP, false, "%s refused the message"),
  ADDRESS_BUSY(Verdict.RETRY, false, "%s does not take messages for this address just now"),
  ADDRESS_REFUSED(Verdict.GIVE_UP, false, "%s refused the address"),
  ADDRESS_FORBIDDEN(
      Verdict.GIVE_UP, false, "The address leads to where promobot must not send anything"),
  NO_ADDRESS(Verdict.GIVE_UP, false, "Nobody has said where this channel is"),
  CHANNEL_GONE(Verdict.GIVE_UP, false, "%s says that this channel no longer exists"),
  CHANNEL_REMOVED(Verdict.GIVE_UP, false, "The channel was removed from the desks"),
  ERASED(Verdict.CANCEL, false, "Whom it was about has been erased");

  /** What follows from a failure. */
  public enum Verdict {
    /** Try again with growing pauses. */
    RETRY,
    RETRY_ONCE,
    /** Nobody knows; look for the echo first, where there are echoes. */
    WAIT_FOR_ECHO,
    /** The call was never made; it costs no attempt. */
    NOT_TRIED,
    /** Nothing can go out there for now: of this page, over this channel; it costs no attempt. */
    PAUSE,
    GIVE_UP,
    /** There is nothing left to say. */
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

  /** Whether this speaks about the other side's health, and so counts for the circuit breaker. */
  public boolean unhealthy() {
    return unhealthy;
  }

  /** {@code other} is the other system as a sentence begins with it, such as "The mail server". */
  public String sentence(String other) {
    return sentence.formatted(other);
  }

  /** The reason's name in SQL and JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
