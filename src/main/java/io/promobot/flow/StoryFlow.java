package io.promobot.flow;

import io.promobot.intent.Asked;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What all campaign stories have in common: opening, taps, opting out, and gentle reminders. */
public final class StoryFlow {
  /** A second gentle reminder may follow after this long without a step forward. */
  static final Duration REMINDER_PAUSE = Duration.ofHours(24);

  /** Asks somebody who has opted out whether they want offers again. */
  public static final String COME_BACK = "COME_BACK";

  private StoryFlow() {}

  /**
   * What follows when a customer whose conversation is at {@code now} does {@code did}.
   *
   * @param copy the copy of the campaign whose button was tapped, or that the conversation is about
   */
  public static Decision decide(Conversation now, Action did, Texts copy) {
    if (!copy.story().forCampaigns()) {
      throw new IllegalStateException("only a newer promobot knows the story " + copy.story());
    }
    return switch (did.kind()) {
      case STARTED -> welcome(now.optedOut(false), copy);
      case RETURNED -> now.optedOut() ? Decision.silent(now) : welcome(now, copy);
      case TAPPED -> did.tap().map(tap -> tapped(now, did, tap, copy)).orElse(Decision.silent(now));
      case SAID -> said(now, did, copy);
      case REACTED -> Decision.silent(now);
      case LISTENS_AGAIN -> again(now, copy);
    };
  }

  /** Whether these words opt out, and cannot be meant for a form. */
  public static boolean asksForSilence(Wording words) {
    return Typed.of(words, Asked.WORDS).likely() == Words.STOP;
  }

  private static Decision tapped(Conversation now, Action did, Button.Tap tap, Texts copy) {
    Conversation there = now.about(tap.campaign());
    Decision answer =
        copy.story()
            .button(tap.button())
            .map(button -> button.tapped(there, did, copy))
            .orElse(Decision.silent(now));
    return now.optedOut() ? answer.unspoken(now) : answer;
  }

  private static Decision welcome(Conversation now, Texts copy) {
    return Decision.reply(
        now.at(Conversation.WELCOME, Conversation.WELCOMED), copy.story().opening());
  }

  private static Decision again(Conversation now, Texts copy) {
    if (now.step().equals(Conversation.NEW)) {
      return welcome(now, copy);
    }
    return copy.story()
        .speaking()
        .flatMap(speaking -> speaking.asked(now, copy.story()))
        .map(question -> Decision.reply(now, question))
        .orElse(Decision.silent(now))
        .having(proven(now));
  }

  private static Decision said(Conversation now, Action did, Texts copy) {
    Typed typed = Typed.of(did.said(), Optional.empty(), now, copy);
    Words words = typed.likely();
    if (typed.starts(now)) {
      return welcome(now.optedOut(false), copy);
    }
    if (now.optedOut()) {
      return words == Words.START
          ? Decision.reply(now, copy.story().say(COME_BACK).orElseThrow())
          : Decision.silent(now);
    }
    if (words == Words.STOP) {
      return Decision.reply(now.optedOut(true), copy.story().say(Say.GOODBYE).orElseThrow());
    }
    if (now.step().equals(Conversation.NEW)) {
      return welcome(now, copy);
    }
    if (words == Words.LABEL && !copy.story().listens(now)) {
      return Words.typed(did.said(), copy).orElseThrow().tapped(now, did, copy);
    }
    if (words == Words.THANKS
        && !now.step().equals(Conversation.WELCOMED)
        && !copy.story().listens(now)) {
      return Decision.silent(now);
    }
    Decision answer = copy.story().answer(now, did, words, copy);
    return typed.isUnknown() && !copy.story().listens(now) ? answer.missing(now) : answer;
  }

  /**
   * Words prove a response only to a welcome that has gone out; two quick hellos count as one
   * opening.
   */
  static Decision responded(Conversation now, Decision answer) {
    return now.greeted() ? answer.reaching(Stage.RESPONDED) : Decision.silent(now);
  }

  /** At most one a day. */
  static Decision remind(Conversation now, Action did, Say reminder) {
    boolean lately =
        now.remindedAt().filter(last -> did.at().isBefore(last.plus(REMINDER_PAUSE))).isPresent();
    return lately ? Decision.silent(now) : Decision.reply(now.reminded(did.at()), reminder);
  }

  /** The stages that words prove, whether the bot or a person answers them. */
  public static List<Stage> proven(Conversation now) {
    return now.step().equals(Conversation.WELCOMED) && now.greeted()
        ? List.of(Stage.RESPONDED)
        : List.of();
  }
}
