package io.promobot.api;

import io.promobot.flow.Button;
import io.promobot.flow.Part;
import io.promobot.flow.Say;
import io.promobot.flow.Stage;
import io.promobot.flow.Story;
import io.promobot.flow.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A story as the dashboard needs it to edit, preview, count and name things. */
record StoryView(
    String key,
    String label,
    String about,
    boolean campaigns,
    List<PartView> parts,
    List<TextView> texts,
    List<MessageView> messages,
    List<ButtonView> buttons,
    List<StageView> stages) {

  record PartView(String key, String label, String when, List<String> steps) {
    static PartView of(Part part) {
      return new PartView(part.key(), part.label(), part.when(), part.steps());
    }
  }

  record TextView(
      String key,
      String part,
      String kind,
      String label,
      Optional<String> hint,
      int limit,
      String preset,
      List<String> placeholders,
      List<String> mustContain,
      boolean optional) {
    static TextView of(Text text) {
      return new TextView(
          text.key(),
          text.part().key(),
          text.kind().name().toLowerCase(Locale.ROOT),
          text.label(),
          Optional.of(text.hint()).filter(hint -> !hint.isEmpty()),
          text.limit(),
          text.preset(),
          text.placeholders(),
          text.required(),
          text.isOptional());
    }
  }

  record MessageView(
      String key,
      String label,
      String kind,
      List<String> texts,
      Optional<String> nameless,
      List<String> buttons,
      long laterSeconds,
      Optional<String> whileAt,
      boolean once) {
    static MessageView of(Say say) {
      return new MessageView(
          say.key(),
          say.label(),
          say.kind().name().toLowerCase(Locale.ROOT),
          say.texts().stream().map(Text::key).toList(),
          say.nameless().map(Text::key),
          say.buttons().stream().map(Button::name).toList(),
          say.after().toSeconds(),
          say.whileAt(),
          say.isOnce());
    }
  }

  /**
   * One button.
   *
   * @param label the key of its label's text, or nothing when its label is fixed
   */
  record ButtonView(
      String key, Optional<String> label, String words, String stage, Optional<String> opens) {
    static ButtonView of(Button button) {
      return new ButtonView(
          button.name(),
          button.label().map(Text::key),
          button.label().map(Text::preset).orElse(button.always()),
          button.stage().key(),
          button.address().map(Text::key));
    }
  }

  record DidView(String one, String many) {}

  record StageView(
      String key,
      Optional<String> implies,
      DidView did,
      String not,
      String theirs,
      Optional<String> drawn,
      Optional<String> aside,
      boolean travels,
      boolean rare,
      Optional<String> figure,
      Optional<String> byHandFrom) {
    static StageView of(Stage stage) {
      Stage.Wording words = stage.wording();
      return new StageView(
          stage.key(),
          stage.before().map(Stage::key),
          new DidView(words.one(), words.many()),
          words.not(),
          words.theirs(),
          words.drawn(),
          words.beside(),
          words.inTransit(),
          words.rare(),
          words.figure(),
          words.byHandFrom());
    }
  }

  static StoryView of(Story story) {
    return new StoryView(
        story.key(),
        story.label(),
        story.about(),
        story.forCampaigns(),
        story.parts().stream().map(PartView::of).toList(),
        story.texts().stream().map(TextView::of).toList(),
        story.says().stream().map(MessageView::of).toList(),
        story.buttons().stream().map(ButtonView::of).toList(),
        story.stages().stream().map(StageView::of).toList());
  }
}
