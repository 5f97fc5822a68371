package io.promobot.flow;

import io.promobot.flow.FormTap.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides who answers a customer - the campaign's story or the form they are filling in - and opens
 * and closes forms.
 */
public final class Reception {
  private final FormSetting setting;
  private final SignUpFlow signUp;
  private final SupportFlow support;
  private final ForgetFlow forget;

  public Reception(FormSetting setting) {
    this.setting = setting;
    this.signUp = new SignUpFlow(setting);
    this.support = new SupportFlow(setting);
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
      case REACTED -> Turn.coupon(form);
      case TAPPED -> form.map(this::afterCoupon).orElse(Turn.coupon(form));
      case SAID ->
          heard
              .tap()
              .map(tap -> tapped(form, did, tap, late))
              .orElseGet(() -> said(form, did, meaning(did, now, copy), late));
    };
  }

  /** The coupon is answered as usual, and then the form's question is asked again. */
  private Turn afterCoupon(Form form) {
    return switch (form.kind()) {
      case SIGN_UP -> Turn.coupon(Optional.of(form), signUp.question(form));
      case SUPPORT -> Turn.coupon(Optional.of(form), support.question(form));
      // going on means that they have changed their mind
      case FORGET -> Turn.coupon(Optional.empty());
    };
  }

  private Turn tapped(Optional<Form> form, Action did, FormTap tap, boolean late) {
    return switch (tap.kind()) {
      case SIGN_UP -> signUp.begin(did.at());
      case HELP -> support.begin(did.at());
      case TOPIC -> support.about(tap.topic(), did.at());
      case SKIP, BACK, CANCEL -> moved(form, did, tap.kind(), late);
      case ERASE -> forget.erase(form, late, did.at());
      case KEEP -> forget.keep(form);
    };
  }

  /** A quick reply may arrive after its form is closed; then it counts as plain words. */
  private Turn moved(Optional<Form> form, Action did, Kind move, boolean late) {
    if (form.isEmpty() || ForgetFlow.isOpen(form)) {
      return Turn.coupon(form);
    }
    return late ? Turn.silent(form.get()) : move(form.get(), did, FormWords.valueOf(move.name()));
  }

  private Turn said(Optional<Form> form, Action did, Words words, boolean late) {
    if (words == Words.STOP || words == Words.START && !late) {
      return Turn.COUPON;
    }
    if (ForgetFlow.asked(did.text())) {
      return forget.begin(did.at());
    }
    if (form.isPresent()) {
      return late ? Turn.silent(form.get()) : answered(form.get(), did, words);
    }
    return words == Words.OTHER ? opened(did) : Turn.coupon(form);
  }

  /** A coupon word means the coupon as long as no form is open. */
  private Turn opened(Action did) {
    FormWords wish = FormWords.of(did.text());
    if (wish == FormWords.SIGN_UP) {
      return signUp.begin(did.at());
    }
    if (wish == FormWords.HELP) {
      return support.begin(did.at());
    }
    return FormWords.topic(did.text(), setting.topics())
        .map(topic -> support.about(topic, did.at()))
        .orElse(Turn.COUPON);
  }

  private Turn answered(Form form, Action did, Words words) {
    if (form.kind() == Form.Kind.FORGET) {
      return forget
          .answer(did.text(), Words.of(did.text()))
          .orElseGet(() -> said(Optional.empty(), did, words, false));
    }
    if (words == Words.NO) {
      return form.kind() == Form.Kind.SIGN_UP ? signUp.no(form, did.at()) : support.cancel();
    }
    return move(form, did, FormWords.of(did.text()));
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

  /** An answer the campaign's story is waiting for never opens a form, whatever it says. */
  private static Words meaning(Action did, Conversation now, Texts copy) {
    Words words = Words.of(did.text(), copy);
    return words == Words.OTHER && copy.story().listens(now) ? Words.ANSWER : words;
  }
}
