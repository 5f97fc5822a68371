package io.promobot.flow;

import io.promobot.flow.Reception.Heard;
import io.promobot.intent.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a person from the shop is talking with a customer, and what the bot then leaves to them.
 *
 * @param pause how long the bot keeps quiet after a person's last message; zero turns this off
 * @param wroteAt when a person last wrote to this customer
 * @param handedBackAt when the owner last gave the conversation back to the bot
 */
public record Handover(Duration pause, Optional<Instant> wroteAt, Optional<Instant> handedBackAt) {

  /** No person has ever answered. */
  public static Handover none(Duration pause) {
    return new Handover(pause, Optional.empty(), Optional.empty());
  }

  /**
   * A person wrote; messages from before the owner handed the conversation back no longer count.
   */
  public Handover wrote(Instant at) {
    boolean over = handedBackAt.filter(back -> !at.isAfter(back)).isPresent();
    boolean known = wroteAt.filter(last -> !at.isAfter(last)).isPresent();
    return over || known ? this : new Handover(pause, Optional.of(at), handedBackAt);
  }

  /**
   * Whether this is for a person to answer: typed words are, but STOP, START and the wish to be
   * forgotten stay with the bot, and so does the answer to a question it has asked since.
   */
  public boolean leaves(Heard heard, Optional<Form> form, Conversation now) {
    Action did = heard.did();
    return did.kind() == Action.Kind.SAID
        && heard.tap().isEmpty()
        && holds(did.at(), form)
        && !opensOrCloses(did, form, now);
  }

  /** Whether the open question of a form is interrupted because a person has written after it. */
  public boolean holds(Instant at, Optional<Form> form) {
    boolean askedSince =
        form.filter(open -> wroteAt.filter(open.at()::isAfter).isPresent()).isPresent();
    return quiet(at) && !askedSince;
  }

  // Also applies to earlier words: the person has seen them and has written since.
  private boolean quiet(Instant at) {
    return !pause.isZero() && wroteAt.filter(last -> at.isBefore(last.plus(pause))).isPresent();
  }

  private static boolean opensOrCloses(Action did, Optional<Form> form, Conversation now) {
    Typed typed = Typed.of(did.said(), form.isPresent() ? Asked.WORDS : Asked.NOTHING);
    return typed.likely() == Words.STOP
        || now.optedOut() && typed.starts(now)
        || ForgetFlow.asked(did.said());
  }

  /**
   * What follows from something the customer did while another app was in control of the chat: we
   * may not answer, but a STOP is still a STOP.
   */
  public static Decision overheard(Conversation now, Wording words) {
    return Typed.of(words, Asked.NOTHING).likely() == Words.STOP
        ? Decision.silent(now.optedOut(true))
        : Decision.silent(now).having(StoryFlow.proven(now));
  }
}
