package io.promobot.flow;

import static io.promobot.flow.Button.NO_THANKS;
import static io.promobot.flow.Button.REVEAL;
import static io.promobot.flow.Button.SHOW_COUPON;

import java.time.Duration;
import java.util.Optional;

/**
 * The coupon story, in the order a customer meets it: welcome, coupon, reveal - or thanks.
 *
 * <p>{@link #decide} says what follows from what a customer did; {@link #message} gives each
 * message its words. Nothing here saves, sends or counts.
 */
public final class CouponFlow {
  /** A second gentle reminder may follow after this long without a step forward. */
  static final Duration REMINDER_PAUSE = Duration.ofHours(24);

  private CouponFlow() {}

  /** What follows when a customer whose conversation stands at {@code now} does {@code did}. */
  public static Decision decide(Conversation now, Action did, Copy copy) {
    return switch (did.kind()) {
      case STARTED -> welcome(now.optedOut(false));
      case RETURNED -> now.optedOut() ? Decision.silent(now) : welcome(now);
      case TAPPED -> did.tap().map(tap -> tapped(now, tap)).orElse(Decision.silent(now));
      case SAID -> said(now, did, Words.of(did.text(), copy));
      case REACTED -> Decision.silent(now);
    };
  }

  /** Whether these words ask for silence. */
  public static boolean asksForSilence(String words) {
    return Words.of(words, Copy.DEFAULT) == Words.STOP;
  }

  private static Decision tapped(Conversation now, Button.Tap tap) {
    Conversation there = now.at(tap.campaign(), now.step());
    Decision answer =
        switch (tap.button()) {
          case SHOW_COUPON -> showCoupon(there);
          case NO_THANKS -> noThanks(there);
          case REVEAL -> reveal(there);
        };
    return now.optedOut() ? answer.unspoken(now) : answer;
  }

  private static Decision welcome(Conversation now) {
    return Decision.reply(now.at(Conversation.WELCOME, Step.WELCOMED), Say.WELCOME);
  }

  private static Decision showCoupon(Conversation now) {
    return Decision.reply(now.at(now.campaign(), Step.OFFERED), Say.COUPON)
        .reaching(Stage.ACCEPTED);
  }

  private static Decision reveal(Conversation now) {
    return Decision.reply(now.at(now.campaign(), Step.REVEALED), Say.CODE).reaching(Stage.REVEALED);
  }

  private static Decision noThanks(Conversation now) {
    return Decision.reply(now.at(now.campaign(), Step.DECLINED), Say.THANKS, Say.THANKS_IMAGE)
        .reaching(Stage.DECLINED);
  }

  private static Decision said(Conversation now, Action did, Words words) {
    if (words == Words.START) {
      return welcome(now.optedOut(false));
    }
    if (now.optedOut()) {
      return Decision.silent(now);
    }
    if (words == Words.STOP) {
      return Decision.reply(now.optedOut(true), Say.GOODBYE);
    }
    return switch (now.step()) {
      case NEW -> welcome(now);
      case WELCOMED -> answeredWelcome(now, did, words);
      case OFFERED, REVEALED -> answeredCoupon(now, did, words);
      case DECLINED -> answeredThanks(now, did, words);
    };
  }

  private static Decision answeredWelcome(Conversation now, Action did, Words words) {
    return switch (words) {
      case YES, REVEAL -> showCoupon(now);
      case NO -> noThanks(now);
      default -> responded(now, remind(now, did, Say.REMIND_WELCOME));
    };
  }

  private static Decision answeredCoupon(Conversation now, Action did, Words words) {
    return switch (words) {
      case YES, REVEAL -> reveal(now);
      case NO -> noThanks(now);
      default -> remind(now, did, Say.REMIND_COUPON);
    };
  }

  private static Decision answeredThanks(Conversation now, Action did, Words words) {
    return switch (words) {
      case YES, REVEAL -> showCoupon(now);
      case NO -> Decision.silent(now);
      default -> remind(now, did, Say.REMIND_WELCOME);
    };
  }

  /**
   * Words prove a response only to a welcome that has gone out; two quick hellos are one opening.
   */
  private static Decision responded(Conversation now, Decision answer) {
    return now.greeted() ? answer.reaching(Stage.RESPONDED) : Decision.silent(now);
  }

  private static Decision remind(Conversation now, Action did, Say reminder) {
    boolean lately =
        now.remindedAt().filter(last -> did.at().isBefore(last.plus(REMINDER_PAUSE))).isPresent();
    return lately ? Decision.silent(now) : Decision.reply(now.reminded(did.at()), reminder);
  }

  /**
   * The words, buttons and images of one message; {@code name} is the customer's first name, if
   * known.
   */
  public static Message message(Say say, Copy copy, String campaign, Optional<String> name) {
    Message.Choice yes = new Message.Choice(copy.yesLabel(), SHOW_COUPON.payload(campaign));
    Message.Choice no = new Message.Choice(copy.noLabel(), NO_THANKS.payload(campaign));
    Message.Choice reveal = new Message.Choice(copy.revealLabel(), REVEAL.payload(campaign));
    return switch (say) {
      case WELCOME -> Message.buttons(copy.welcomeFor(name), yes, no);
      case COUPON -> Message.card(copy.offer(), copy.terms(), copy.couponImage(), reveal);
      case CODE -> Message.text(copy.revealText());
      case THANKS -> Message.text(copy.thanks());
      case THANKS_IMAGE -> Message.image(copy.thanksImage());
      case REMIND_WELCOME -> Message.buttons(copy.reminder(), yes, no);
      case REMIND_COUPON -> Message.buttons(copy.couponReminder(), reveal);
      case GOODBYE -> Message.text(copy.goodbye());
      case SIGN_UP, SUPPORT -> throw new IllegalArgumentException(say + " brings its own words");
    };
  }
}
