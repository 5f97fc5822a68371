package io.promobot.api;

import io.promobot.flow.Button;
import io.promobot.flow.Message;
import io.promobot.flow.Rehearsal.Line;
import io.promobot.flow.Rehearsal.Passed;
import io.promobot.flow.Rehearsal.Said;
import io.promobot.flow.Rehearsal.Told;
import io.promobot.flow.Say;
import io.promobot.flow.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A rehearsed chat, line by line; each text with the key under which the owner edits it. */
record PreviewView(List<LineView> lines) {

  /** Fields that do not apply to a kind of line are null. */
  record LineView(
      String by,
      int step,
      Optional<String> message,
      Optional<String> kind,
      Optional<PieceView> text,
      Optional<PieceView> subtitle,
      Optional<PieceView> image,
      List<ChoiceView> choices,
      Optional<String> tap,
      Optional<Long> seconds) {}

  record PieceView(String text, Optional<String> key) {}

  record ChoiceView(
      String label, Optional<String> key, Optional<String> payload, Optional<String> url) {}

  static PreviewView of(List<Line> lines, boolean named) {
    return new PreviewView(lines.stream().map(line -> line(line, named)).toList());
  }

  private static LineView line(Line line, boolean named) {
    if (line instanceof Told told) {
      return bot(told, named);
    }
    if (line instanceof Said said) {
      var words = Optional.of(new PieceView(said.text(), Optional.empty()));
      var tap = said.button().map(Button::name);
      return plain("customer", line.step(), words, tap, Optional.empty());
    }
    var seconds = ((Passed) line).time().toSeconds();
    return plain("time", line.step(), Optional.empty(), Optional.empty(), Optional.of(seconds));
  }

  private static LineView plain(
      String by, int step, Optional<PieceView> text, Optional<String> tap, Optional<Long> seconds) {
    Optional<String> none = Optional.empty();
    Optional<PieceView> nothing = Optional.empty();
    return new LineView(by, step, none, none, text, nothing, nothing, List.of(), tap, seconds);
  }

  private static LineView bot(Told told, boolean named) {
    Message message = told.message();
    Optional<Say> say = told.say();
    return new LineView(
        "bot",
        told.step(),
        say.map(Say::key),
        Optional.of(message.kind().name().toLowerCase(Locale.ROOT)),
        piece(message.text(), say.flatMap(each -> each.words(named))),
        piece(message.subtitle(), say.flatMap(Say::subtitle)),
        piece(message.image(), say.flatMap(Say::picture)),
        choices(message, say),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<PieceView> piece(String text, Optional<Text> source) {
    return text.isEmpty() && source.isEmpty()
        ? Optional.empty()
        : Optional.of(new PieceView(text, source.map(Text::key)));
  }

  private static List<ChoiceView> choices(Message message, Optional<Say> say) {
    return message.choices().stream()
        .map(
            choice ->
                new ChoiceView(
                    choice.label(),
                    say.flatMap(each -> each.label(choice)).map(Text::key),
                    Optional.of(choice.payload()).filter(payload -> !payload.isEmpty()),
                    Optional.of(choice.url()).filter(url -> !url.isEmpty())))
        .toList();
  }
}
