package io.promobot.flow;

import io.promobot.flow.FormTap.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides who answers a customer - the campaign's story or the form they are filling in - and opens
 * and closes forms.
 */
public final class Reception {
  private final Topics.Names topics;
  private final SignUpFlow signUp;
  private final SupportFlow support;
  private final ForgetFlow forget;

  public Reception(FormSetting setting) {
    this.topics = new Topics.Names(setting.topics());
    this.signUp = new SignUpFlow(setting);
    this.support = new SupportFlow(setting, topics);
    this.forget = new ForgetFlow(setting);
  }

  /**
   * What a customer did, as forms need to know it.
   *
   * @param tap what they tapped, when it belongs to a form; the action is then the label as text
   * @param late whether they have done something else since, so that it cannot be an answer
   */
  public record Heard(Action did, Optional<FormTap> tap, boolean late) {}

  /**
   * What follows for the customer's form.
   *
   * @param open the form they have started
   * @param now their conversation about a campaign, and {@code copy} is that campaign's
   */
  public Turn hear(Optional<Form> open, Heard heard, Conversation now, Texts copy) {
    Action did = heard.did();
    boolean late = heard.late();
    Optional<Form> form = open.filter(known -> !known.over(did.at()));
    return switch (did.kind()) {
      case STARTED, RETURNED -> Turn.coupon(late ? form : Optional.empty());
      case REACTED, LISTENS_AGAIN -> Turn.coupon(form);
      case TAPPED -> going(form, did).map(this::afterCoupon).orElse(Turn.coupon(Optional.empty()));
      case SAID ->
          heard
              .tap()
              .map(tap -> tapped(form, heard, tap, now, copy))
              .orElseGet(() -> said(form, heard, now, copy));
    };
  }

  /** Whether these words name something that customers can ask about. */
  public boolean isTopic(String text) {
    return topics.named(text).isPresent();
  }

  /** Anything else they do leaves the question whether to stop all offers. */
  private static Optional<Form> going(Optional<Form> form, Action did) {
    return form.flatMap(open -> open.resumed(did.at()));
  }

  /** The coupon is answered as usual, and then the form's question is asked again. */
  private Turn afterCoupon(Form form) {
    return switch (form.kind()) {
      case SIGN_UP -> Turn.coupon(Optional.of(form), signUp.question(form));
      case SUPPORT -> Turn.coupon(Optional.of(form), support.question(form));
      // going on means that they have changed their mind
      case FORGET, OFFERS -> Turn.coupon(Optional.empty());
    };
  }

  private Turn tapped(Optional<Form> form, Heard heard, FormTap tap, Conversation now, Texts copy) {
    Action did = heard.did();
    return switch (tap.kind()) {
      case SIGN_UP -> signUp.begin(did.at());
      case HELP -> support.begin(did.at());
      case TOPIC -> support.tapped(heard.late() ? Optional.empty() : form, tap.topic(), did.at());
      case SKIP, BACK, CANCEL -> moved(going(form, did), did, tap.kind(), heard.late());
      case ERASE -> forget.erase(form, heard.late(), did.at());
      case KEEP -> forget.keep(going(form, did));
      case STOP -> Turn.STOPS;
      case KEEP_OFFERS -> now.optedOut() ? Turn.left(form) : keep(form, did, copy);
      case LANGUAGE -> speaking(copy).ask(form, copy);
      case SPEAK ->
          heard.late()
              ? Turn.left(form)
              : form.map(open -> again(open, did, copy))
                  .orElseGet(() -> speaking(copy).chosen(tap.language().orElseThrow(), now, copy));
    };
  }

  /** What the form asked last; {@code copy} and the form's texts are in the language they want. */
  private Turn again(Form form, Action did, Texts copy) {
    if (form.asksToStop()) {
      return copy.story().leaving().orElseThrow().ask(Optional.of(form), copy, did.at());
    }
    return switch (form.kind()) {
      case SIGN_UP -> Turn.asks(form, signUp.question(form));
      case SUPPORT -> Turn.asks(form, support.question(form));
      case FORGET, OFFERS -> forget.begin(did.at());
    };
  }

  private static Speaking speaking(Texts copy) {
    return copy.story().speaking().orElseThrow();
  }

  private static Turn keep(Optional<Form> form, Action did, Texts copy) {
    return copy.story().leaving().orElseThrow().keep(form, copy, did.at());
  }

  /** A quick reply may arrive after its form is closed; then it counts as plain words. */
  private Turn moved(Optional<Form> form, Action did, Kind move, boolean late) {
    if (form.isEmpty() || ForgetFlow.isOpen(form)) {
      return Turn.coupon(form);
    }
    return late ? Turn.silent(form.get()) : move(form.get(), did, FormWords.valueOf(move.name()));
  }

  private Turn said(Optional<Form> form, Heard heard, Conversation now, Texts copy) {
    Action did = heard.did();
    boolean late = heard.late();
    Typed typed = Typed.of(did.said(), form, now, copy);
    if (typed.exactly() == Words.STOP || typed.starts(now) && !late) {
      return Turn.COUPON;
    }
    if (ForgetFlow.asked(did.said())) {
      return forget.begin(did.at());
    }
    boolean stops = !isOwn(form, typed) && !isTopic(typed.said().text()) && !now.optedOut();
    if (stops && typed.likely() == Words.STOP) {
      return Turn.COUPON;
    }
    boolean asked = !late && form.filter(Form::asksToStop).isPresent();
    if (stops && typed.likely() == Words.PERHAPS_STOP && !asked) {
      return copy.story().leaving().orElseThrow().ask(form, copy, did.at());
    }
    if (form.isPresent()) {
      return late ? Turn.silent(form.get()) : answered(form.get(), heard, typed, now, copy);
    }
    return copy.story().listens(now) ? Turn.COUPON : opened(heard, typed, now);
  }

  /** Whether it is a word of the forms, such as Cancel. */
  private boolean isOwn(Optional<Form> form, Typed typed) {
    Optional<Form> waiting = form.filter(open -> !open.asksToStop());
    boolean says =
        switch (typed.said().form()) {
          case SIGN_UP, HELP -> true;
          case CANCEL, BACK, SKIP -> waiting.isPresent();
          case FORGET, OTHER -> false;
        };
    return says || ForgetFlow.isOpen(waiting) && forget.answer(typed).isPresent();
  }

  /**
   * A word of the coupon's means the coupon as long as no form is open; a guess comes last, and
   * never before the welcome.
   */
  private Turn opened(Heard heard, Typed typed, Conversation now) {
    Action did = heard.did();
    if (typed.exactly() != Words.OTHER) {
      return Turn.COUPON;
    }
    FormWords wish = did.said().form();
    if (wish == FormWords.SIGN_UP) {
      return signUp.begin(did.at());
    }
    boolean guessed =
        (typed.likely() == Words.HELP || typed.isUnknownQuestion() && !heard.late())
            && !now.optedOut()
            && !now.step().equals(Conversation.NEW);
    return topics
        .named(did.text())
        .map(topic -> support.about(topic, did.at()))
        .orElseGet(() -> helped(typed, wish, guessed, did.at()));
  }

  private Turn helped(Typed typed, FormWords wish, boolean guessed, Instant at) {
    if (wish == FormWords.HELP) {
      return support.begin(at);
    }
    boolean taught = typed.said().taught().isPresent();
    return guessed ? support.asked(typed.said().text(), taught, at) : Turn.COUPON;
  }

  private Turn answered(Form form, Heard heard, Typed typed, Conversation now, Texts copy) {
    Action did = heard.did();
    if (form.asksToStop()) {
      return copy.story()
          .leaving()
          .orElseThrow()
          .answered(Optional.of(form), did, typed, copy)
          .orElseGet(() -> said(going(Optional.of(form), did), heard, now, copy));
    }
    if (form.kind() == Form.Kind.FORGET) {
      return forget.answer(typed).orElseGet(() -> said(Optional.empty(), heard, now, copy));
    }
    if (typed.exactly() == Words.NO) {
      return form.kind() == Form.Kind.SIGN_UP ? signUp.no(form, did.at()) : support.cancel();
    }
    return move(form, did, did.said().form());
  }

  private Turn move(Form form, Action did, FormWords move) {
    Instant at = did.at();
    boolean signingUp = form.kind() == Form.Kind.SIGN_UP;
    return switch (move) {
      case CANCEL -> signingUp ? signUp.cancel() : support.cancel();
      case BACK -> signingUp ? signUp.back(form, at) : support.back(form, at);
      case SKIP -> signingUp ? signUp.skip(form, at) : support.answer(form, did.text(), at);
      case SIGN_UP -> signUp.begin(at);
      case HELP -> support.begin(at);
      case FORGET -> forget.begin(at);
      case OTHER ->
          signingUp ? signUp.answer(form, did.text(), at) : support.answer(form, did.text(), at);
    };
  }
}
