package io.promobot.flow;

import io.promobot.intent.Asked;
import io.promobot.intent.Meaning;
import io.promobot.intent.OptOut;
import java.util.Optional;

/**
 * What somebody typed.
 *
 * @param exactly what it says for certain: by opting out with the law's words, by a label, or by a
 *     word of ours
 * @param likely the same; if nothing is certain, what it most likely means
 */
record Typed(String text, Words exactly, Words likely) {

  /** What it means where the story's conversation stands and perhaps a form waits for words. */
  static Typed of(String text, Optional<Form> form, Conversation now, Texts copy) {
    return of(text, asked(form, now, copy), Optional.of(copy));
  }

  /** What it means whatever was asked. */
  static Typed of(String text, Asked asked) {
    return of(text, asked, Optional.empty());
  }

  private static Typed of(String text, Asked asked, Optional<Texts> copy) {
    Meaning meaning = Meaning.of(text, asked);
    Words exactly =
        meaning.isLawful()
            ? Words.STOP
            : copy.flatMap(story -> Words.typed(text, story))
                .map(Button::meaning)
                .orElseGet(() -> Words.of(text));
    return new Typed(text, exactly, exactly == Words.OTHER ? likely(meaning) : exactly);
  }

  private static Asked asked(Optional<Form> form, Conversation now, Texts copy) {
    boolean fills = form.filter(open -> !open.asksToStop()).isPresent();
    return fills || copy.story().listens(now) ? Asked.WORDS : Asked.NOTHING;
  }

  private static Words likely(Meaning meaning) {
    if (meaning.optOut() != OptOut.NO) {
      return meaning.optOut() == OptOut.SURE ? Words.STOP : Words.PERHAPS_STOP;
    }
    return switch (meaning.understood()) {
      case YES -> Words.YES;
      case NO -> Words.NO;
      case COUPON -> Words.REVEAL;
      case START -> Words.START;
      case HELP -> Words.HELP;
      case STOP, THANKS, GREETING, OTHER -> Words.OTHER;
    };
  }

  /** Only who has opted out starts again by something like the word. */
  boolean starts(Conversation now) {
    return exactly == Words.START || now.optedOut() && likely == Words.START;
  }

  /** Whether this is the label, whatever its accents and signs. */
  boolean says(String label) {
    return Words.isLabel(text, Words.plain(text), label);
  }
}
