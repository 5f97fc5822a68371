package io.promobot.flow;

import io.promobot.intent.Asked;
import io.promobot.intent.Intent;
import io.promobot.intent.Meaning;
import io.promobot.intent.OptOut;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody typed.
 *
 * @param exactly what it says for certain: by opting out with the law's words, by a label, or by a
 *     word of ours
 * @param likely the same; if nothing is certain, what it most likely means
 */
record Typed(Wording said, Words exactly, Words likely) {
  /** Words, and after the last of them a question mark of any script. */
  private static final Pattern QUESTION =
      Pattern.compile(
          "[\\p{L}\\p{N}][^\\p{L}\\p{N}]*[?\uff1f\u061f\u037e\u055e\u1367][^\\p{L}\\p{N}]*+$");

  /** What it means where the story's conversation stands and perhaps a form waits for words. */
  static Typed of(Wording said, Optional<Form> form, Conversation now, Texts copy) {
    return of(said, asked(form, now, copy), Optional.of(copy));
  }

  /** What it means whatever was asked. */
  static Typed of(Wording said, Asked asked) {
    return of(said, asked, Optional.empty());
  }

  private static Typed of(Wording said, Asked asked, Optional<Texts> copy) {
    Meaning meaning = said.after(asked);
    if (meaning.isLawful()) {
      return new Typed(said, Words.STOP, Words.STOP);
    }
    Optional<Button> button = copy.flatMap(story -> Words.typed(said, story));
    Words exactly = button.map(Button::meaning).orElseGet(() -> Words.of(said));
    boolean ours = button.isPresent() || exactly == Words.START;
    // where words are asked for, what the owner has taught as a stop may be a name
    Optional<Intent> taught =
        said.taught().filter(each -> !ours && (each != Intent.STOP || asked != Asked.WORDS));
    if (taught.isPresent()) {
      return new Typed(said, Words.OTHER, words(taught.get()));
    }
    return new Typed(said, exactly, exactly == Words.OTHER ? likely(said, meaning) : exactly);
  }

  private static Asked asked(Optional<Form> form, Conversation now, Texts copy) {
    boolean fills = form.filter(open -> !open.asksToStop()).isPresent();
    return fills || copy.story().listens(now) ? Asked.WORDS : Asked.NOTHING;
  }

  private static Words likely(Wording said, Meaning meaning) {
    if (meaning.optOut() != OptOut.NO) {
      return meaning.optOut() == OptOut.SURE ? Words.STOP : Words.PERHAPS_STOP;
    }
    Intent understood = meaning.understood();
    Words like = understood == Intent.STOP ? Words.OTHER : words(understood);
    boolean wants = like == Words.YES || like == Words.REVEAL;
    return wants && Words.asksAboutIt(said) ? Words.HELP : like;
  }

  private static Words words(Intent intent) {
    return switch (intent) {
      case YES -> Words.YES;
      case NO -> Words.NO;
      case STOP -> Words.STOP;
      case COUPON -> Words.REVEAL;
      case START -> Words.START;
      case HELP -> Words.HELP;
      case THANKS -> Words.THANKS;
      case GREETING, OTHER -> Words.OTHER;
    };
  }

  /** Whether neither we nor the owner know what it means; a greeting wants no answer. */
  boolean isUnknown() {
    Intent like = said.meaning().understood();
    return likely == Words.OTHER && said.taught().isEmpty() && like != Intent.GREETING;
  }

  /** Whether somebody else has to answer it: it is unknown, and a question by its sign. */
  boolean isUnknownQuestion() {
    return isUnknown() && QUESTION.matcher(said.text()).find();
  }

  /**
   * Who has opted out comes back by more words than one, but never by what only looks like them.
   */
  boolean starts(Conversation now) {
    return exactly == Words.START || now.optedOut() && said.meaning().comesBack();
  }

  /** Whether this is the label, whatever its accents and signs. */
  boolean says(String label) {
    return Words.isLabel(said, label);
  }
}
