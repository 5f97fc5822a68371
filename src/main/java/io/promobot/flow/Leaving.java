package io.promobot.flow;

import io.promobot.flow.FormTap.Kind;
import io.promobot.flow.Turn.Line;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opting out, the same in every campaign's story: the goodbye, and the question to somebody who may
 * want it.
 */
final class Leaving {
  /** Of the only button that may be called like what it does. */
  static final String STOP_LABEL = "stop_label";

  private static final Set<Words> AGREES = Set.of(Words.STOP, Words.PERHAPS_STOP, Words.YES);

  private final Part bye = new Part("goodbye", "Goodbye", "after STOP", List.of("STOP"));
  private final Part asking =
      new Part("stop_question", "Stop or keep", "if in doubt", List.of("exit", "keep"));

  private final Say goodbye =
      new Say(Say.GOODBYE, "Goodbye")
          .text(
              bye.text("goodbye", 1999)
                  .named("Goodbye message", "The last message to anyone who writes STOP.")
                  .says(
                      "Done – you won't get offers from {business} any more. Write START if you"
                          + " ever want to come back."));

  private final Say comeBack =
      new Say(StoryFlow.COME_BACK, "Come back?")
          .text(
              bye.text("come_back", 1999)
                  .named("Come back?", "After STOP, to what may be the wish for offers again.")
                  .says("Do you want offers from {business} again? Then write START."));

  private final Text question =
      asking
          .text("stop_question", 640)
          .named("Question", "To customers who may want no more offers, if it is not quite clear.")
          .says("Stop all offers?");
  private final Text stopLabel =
      asking.label(STOP_LABEL).named("Button to stop offers").says("Stop");
  private final Text keepLabel =
      asking.label("keep_label").named("Button to keep offers").says("Keep");
  private final Text kept =
      asking
          .text("offers_kept", 1999)
          .named("After Keep")
          .says("All right, nothing changes. Write STOP if you ever want no more offers.");
  private final Say ask =
      new Say("ASK_STOP", "Stop or keep")
          .text(question)
          .button(Kind.STOP, stopLabel)
          .button(Kind.KEEP_OFFERS, keepLabel);
  private final Say keeps = new Say("KEPT_OFFERS", "Offers kept").text(kept);

  List<Part> parts() {
    return List.of(bye, asking);
  }

  List<Say> says() {
    return List.of(goodbye, comeBack, ask, keeps);
  }

  /** Nothing else is said with the question; a form that is open goes on after the answer. */
  Turn ask(Optional<Form> form, Texts copy, Instant at) {
    Form waiting =
        form.map(open -> open.interrupted(at))
            .orElseGet(() -> Form.begin(Form.Kind.OFFERS, Form.Field.OFFERS, at));
    return Turn.asks(waiting, new Line(ask, ask.message(copy, Reader.of("", Optional.empty()))));
  }

  /** What follows from typed words; empty when they do not answer the question. */
  Optional<Turn> answered(Optional<Form> form, Action did, Typed typed, Texts copy) {
    boolean keep = typed.says(copy.get(keepLabel));
    boolean stop = typed.says(copy.get(stopLabel));
    if (keep || !stop && typed.likely() == Words.NO) {
      return Optional.of(keep(form, copy, did.at()));
    }
    // who answers a doubt with the same words has none
    boolean yes = stop || AGREES.contains(typed.likely());
    return yes ? Optional.of(Turn.STOPS) : Optional.empty();
  }

  /** A form that is open stays open. */
  Turn keep(Optional<Form> form, Texts copy, Instant at) {
    Line line = new Line(keeps, Message.text(copy.get(kept)));
    return form.flatMap(open -> open.resumed(at))
        .map(open -> Turn.asks(open, line))
        .orElse(Turn.over(line));
  }
}
