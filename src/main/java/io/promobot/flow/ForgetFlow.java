package io.promobot.flow;

import io.promobot.flow.FormTap.Kind;
import io.promobot.flow.Turn.Line;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Having one's data deleted in the chat: a question, and then it is deleted or kept. */
final class ForgetFlow {
  private final Texts copy;

  ForgetFlow(FormSetting setting) {
    this.copy = setting.forget();
  }

  /** Whether these words ask for it; they mean it wherever the customer is. */
  static boolean asked(Wording said) {
    return said.form() == FormWords.FORGET;
  }

  static boolean isOpen(Optional<Form> form) {
    return form.filter(open -> open.kind() == Form.Kind.FORGET).isPresent();
  }

  Turn begin(Instant at) {
    var choices =
        List.of(
            FormTap.choice(Kind.ERASE, copy.get(ForgetStory.DELETE_LABEL)),
            FormTap.choice(Kind.KEEP, copy.get(ForgetStory.KEEP_LABEL)));
    return Turn.asks(
        Form.begin(Form.Kind.FORGET, Form.Field.CONFIRM, at),
        new Line(ForgetStory.LINE, Message.quickReplies(copy.get(ForgetStory.ASK), choices)));
  }

  /**
   * An old button asks once more: nobody is erased for tapping something they asked for long ago.
   */
  Turn erase(Optional<Form> form, boolean late, Instant at) {
    return isOpen(form) && !late ? done() : begin(at);
  }

  /** A form of another kind stays open. */
  Turn keep(Optional<Form> form) {
    Line kept = new Line(ForgetStory.LINE, Message.text(copy.get(ForgetStory.KEPT)));
    return form.filter(open -> open.kind() != Form.Kind.FORGET)
        .map(open -> Turn.asks(open, kept))
        .orElse(Turn.over(kept));
  }

  /** What follows from typed words; empty when they are not an answer, and nothing is deleted. */
  Optional<Turn> answer(Typed typed) {
    // nobody is erased by a guess
    if (Words.of(typed.said()) == Words.YES || typed.says(copy.get(ForgetStory.DELETE_LABEL))) {
      return Optional.of(done());
    }
    boolean no = typed.likely() == Words.NO || typed.said().form() == FormWords.CANCEL;
    return no || typed.says(copy.get(ForgetStory.KEEP_LABEL))
        ? Optional.of(keep(Optional.empty()))
        : Optional.empty();
  }

  private Turn done() {
    return Turn.over(new Line(ForgetStory.RECEIPT, Message.text(copy.get(ForgetStory.DONE))))
        .forgetting();
  }
}
