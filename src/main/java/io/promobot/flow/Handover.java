package io.promobot.flow;

import io.promobot.flow.Reception.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a person of the shop is talking with a customer, and what the bot then leaves to them.
 *
 * @param pause how long after a person's last message the bot keeps quiet; zero: not at all
 * @param wroteAt when a person last wrote to this customer
 * @param handedBackAt when the owner last gave the conversation back to the bot
 */
public record Handover(Duration pause, Optional<Instant> wroteAt, Optional<Instant> handedBackAt) {

  /** Nobody but the bot has ever answered. */
  public static Handover none(Duration pause) {
    return new Handover(pause, Optional.empty(), Optional.empty());
  }

  /** A person wrote; what was written before the owner handed back changes nothing any more. */
  public Handover wrote(Instant at) {
    boolean over = handedBackAt.filter(back -> !at.isAfter(back)).isPresent();
    boolean known = wroteAt.filter(last -> !at.isAfter(last)).isPresent();
    return over || known ? this : new Handover(pause, Optional.of(at), handedBackAt);
  }

  /**
   * Whether the person has to answer this: typed words are theirs, but STOP and START stay the
   * bot's, and so does the answer to a question it has asked since.
   */
  public boolean leaves(Heard heard, Optional<Form> form, Conversation now) {
    Action did = heard.did();
    return did.kind() == Action.Kind.SAID
        && heard.tap().isEmpty()
        && holds(did.at(), form)
        && !opensOrCloses(did, now);
  }

  /** Whether the open question of a form is interrupted: the person has written after it. */
  public boolean holds(Instant at, Optional<Form> form) {
    boolean askedSince =
        form.filter(open -> wroteAt.filter(open.at()::isAfter).isPresent()).isPresent();
    return quiet(at) && !askedSince;
  }

  // Also for words from before: the person has seen them, and has written since.
  private boolean quiet(Instant at) {
    return !pause.isZero() && wroteAt.filter(last -> at.isBefore(last.plus(pause))).isPresent();
  }

  private static boolean opensOrCloses(Action did, Conversation now) {
    Words words = Words.of(did.text());
    return words == Words.STOP || words == Words.START && now.optedOut();
  }

  /**
   * What follows from something the customer did while another app was in charge of the chat: we
   * may not answer, but a STOP is still a STOP.
   */
  public static Decision overheard(Conversation now, String words) {
    return StoryFlow.asksForSilence(words)
        ? Decision.silent(now.optedOut(true))
        : Decision.silent(now).having(StoryFlow.proven(now));
  }
}
