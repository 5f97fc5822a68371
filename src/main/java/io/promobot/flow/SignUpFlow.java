package io.promobot.flow;

import static io.promobot.flow.Form.Field.EMAIL;
import static io.promobot.flow.Form.Field.NAME;
import static io.promobot.flow.Form.Field.PHONE;

import io.promobot.contact.Email;
import io.promobot.contact.Phone;
import io.promobot.contact.Visible;
import io.promobot.flow.FormTap.Kind;
import io.promobot.flow.Message.Choice;
import io.promobot.flow.Turn.Line;
import io.promobot.flow.Turn.SignedUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signing up in the chat, in the order a customer meets it: name, e-mail, phone. One question at a
 * time; the phone may be skipped, and the last answer corrected.
 */
final class SignUpFlow {
  private static final int LONGEST_NAME = 200;

  private final Texts copy;
  private final String region;

  SignUpFlow(FormSetting setting) {
    this.copy = setting.signUp();
    this.region = setting.region();
  }

  Turn begin(Instant at) {
    return asking(Form.begin(Form.Kind.SIGN_UP, NAME, at));
  }

  /** What follows from these words, unless they are a command that moves around in the form. */
  Turn answer(Form form, String text, Instant at) {
    return switch (form.asked()) {
      case EMAIL -> email(form, text, at);
      case PHONE -> phone(form, text, at);
      default -> name(form, text, at);
    };
  }

  private Turn name(Form form, String text, Instant at) {
    String name = Visible.line(text);
    return isName(name)
        ? asking(form.answered(name, EMAIL, at))
        : wrong(form, SignUpStory.WRONG_NAME, text, at);
  }

  /**
   * Any name somebody goes by is fine; but an address, a link or a "yes" is the answer to something
   * else.
   */
  private static boolean isName(String text) {
    return text.codePoints().anyMatch(Character::isLetter)
        && text.length() <= LONGEST_NAME
        && !text.contains("@")
        && !text.contains("://")
        && !Words.yes(text);
  }

  private Turn email(Form form, String text, Instant at) {
    return Email.read(text)
        .map(email -> asking(form.answered(email.address(), PHONE, at)))
        .orElseGet(() -> wrong(form, SignUpStory.WRONG_EMAIL, text, at));
  }

  /** An e-mail address at this point corrects the previous answer. */
  private Turn phone(Form form, String text, Instant at) {
    return Email.read(text)
        .map(email -> asking(form.asking(EMAIL, at).answered(email.address(), PHONE, at)))
        .orElseGet(
            () ->
                Phone.read(text, region)
                    .map(phone -> done(form, Optional.of(phone)))
                    .orElseGet(() -> wrong(form, SignUpStory.WRONG_PHONE, text, at)));
  }

  /** Only the phone may be skipped; "no" to anything else ends the form. */
  Turn skip(Form form, Instant at) {
    return form.asked() == PHONE ? done(form, Optional.empty()) : again(form, at);
  }

  Turn no(Form form, Instant at) {
    return form.asked() == PHONE ? skip(form, at) : cancel();
  }

  Turn back(Form form, Instant at) {
    return asking(form.asking(form.asked() == PHONE ? EMAIL : NAME, at));
  }

  Turn cancel() {
    return Turn.over(new Line(SignUpStory.LINE, Message.text(copy.get(SignUpStory.CANCELLED))));
  }

  Turn again(Form form, Instant at) {
    return asking(form.asking(form.asked(), at));
  }

  private Turn done(Form form, Optional<String> phone) {
    String name = form.answer(NAME);
    Email email = Email.read(form.answer(EMAIL)).orElseThrow();
    return Turn.over(outcome(SignUpStory.DONE, name, email))
        .with(new SignedUp(name, email, phone, outcome(SignUpStory.TOO_MANY, name, email)));
  }

  private Line outcome(Text text, String name, Email email) {
    String words = copy.get(text, "{name}", FormWords.quoted(name), "{email}", email.address());
    return new Line(SignUpStory.LINE, Message.text(words));
  }

  private Turn asking(Form form) {
    return Turn.asks(form, question(form));
  }

  /** The question still waiting for an answer. */
  Line question(Form form) {
    String text =
        switch (form.asked()) {
          case EMAIL ->
              copy.get(SignUpStory.ASK_EMAIL, "{name}", FormWords.quoted(form.answer(NAME)));
          case PHONE -> copy.get(SignUpStory.ASK_PHONE, "{email}", form.answer(EMAIL));
          default -> copy.get(SignUpStory.ASK_NAME);
        };
    return line(form, text);
  }

  /** A sticker has no words that could be wrong. */
  private Turn wrong(Form form, Text reply, String text, Instant at) {
    if (!Visible.any(text)) {
      return again(form, at);
    }
    Form still = form.asking(form.asked(), at);
    return Turn.asks(still, line(still, copy.get(reply, "{answer}", FormWords.quoted(text))));
  }

  private Line line(Form form, String text) {
    List<Choice> choices = new ArrayList<>();
    if (form.asked() == PHONE) {
      choices.add(FormTap.choice(Kind.SKIP, copy.get(SignUpStory.SKIP_LABEL)));
    }
    if (form.asked() != NAME) {
      choices.add(FormTap.choice(Kind.BACK, copy.get(SignUpStory.BACK_LABEL)));
    }
    choices.add(FormTap.choice(Kind.CANCEL, copy.get(SignUpStory.CANCEL_LABEL)));
    return new Line(SignUpStory.LINE, Message.quickReplies(text, choices));
  }
}
