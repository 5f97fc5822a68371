package io.promobot.flow;

import io.promobot.flow.Turn.Line;
import io.promobot.text.StoryLanguage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Choosing a language, the same in every campaign's story, and what is then asked once more. */
final class Speaking {
  private static final String LANGUAGE = "{language}";

  /** Longer than any language's own name. */
  private static final int LONGEST_NAME = 20;

  private final Part part = new Part("language", "Language", "if they ask", List.of("language"));
  private final Text question =
      part.text("language_question", 640)
          .named("Question", "With a button for each language.")
          .says("Which language shall I write to you in?");
  private final Text chosen =
      part.text("language_set", 640)
          .fills(LANGUAGE)
          .fillsUpTo(LANGUAGE, LONGEST_NAME)
          .named("After the choice", "Unless there is a question to repeat in that language.")
          .says("All right, from now on: {language}.");
  private final Say ask = new Say("ASK_LANGUAGE", "Which language").text(question);
  private final Say done = new Say("LANGUAGE_CHOSEN", "Language chosen").text(chosen);
  private final Map<String, Say> questions = new HashMap<>();

  Part part() {
    return part;
  }

  void asksAt(Enum<?> step, Say question) {
    questions.put(step.name(), question);
  }

  /** The question that waits for an answer there, if there is one. */
  Optional<Say> asked(Conversation now, Story story) {
    boolean greeting =
        now.step().equals(Conversation.NEW) || now.step().equals(Conversation.WELCOMED);
    return greeting ? Optional.of(story.opening()) : Optional.ofNullable(questions.get(now.step()));
  }

  List<Say> says() {
    return List.of(ask, done);
  }

  /** What follows when a customer asks for a language, or which there are. */
  Turn answer(FormTap tap, Optional<Form> form, Conversation now, Texts copy) {
    return tap.language()
        .map(language -> chosen(language, now, copy))
        .orElseGet(() -> ask(form, copy));
  }

  /** Whatever else is open stays open. */
  Turn ask(Optional<Form> form, Texts copy) {
    var choices = Arrays.stream(StoryLanguage.values()).map(FormTap::choice).toList();
    return Turn.taken(form, new Line(ask, Message.quickReplies(copy.get(question), choices)));
  }

  /**
   * The story repeats its question, if one is waiting; otherwise there is a word that it is done.
   */
  Turn chosen(StoryLanguage language, Conversation now, Texts copy) {
    if (!now.optedOut() && asked(now, copy.story()).isPresent()) {
      return Turn.AGAIN;
    }
    String words = copy.get(chosen, LANGUAGE, language.ownName());
    return Turn.taken(Optional.empty(), new Line(done, Message.text(words)));
  }
}
