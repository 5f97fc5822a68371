package io.promobot.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts are read fast, and exactly as the plain, slow way of reading them has it. */
class FastReadingTest {
  private static final Path PHRASES = Path.of("src/main/intent");
  private static final int MIXED = 5_000;
  private static final String ODD =
      "İßæøłŉǰև ﬃ ﷺ Ως ё ¿? ؟ '’ ... 0٣９ \u0301\u0651 ー ｶﾞ ゛ ة ى ـ ا وال 𝒜𠀀𠮷 退訂 👍🏽🙅‍♀️❤️🛑☑ 🇪🇸 \uD83D \u200B\n\t";

  @Test
  void every_phrase_has_the_features_that_the_slow_way_finds() throws IOException {
    List<Phrase> phrases = new ArrayList<>(Phrase.in(PHRASES));
    phrases.addAll(Phrase.in(PHRASES.resolve("held-back")));

    for (Phrase each : phrases) {
      same(each.text());
    }
  }

  @Test
  void so_has_every_mixture_of_them_of_any_length_with_odd_characters_in_it() throws IOException {
    List<Phrase> phrases = Phrase.in(PHRASES);
    var chance = new Random(1);
    for (int time = 0; time < MIXED; time++) {
      var text = new StringBuilder();
      for (int piece = chance.nextInt(9); piece >= 0; piece--) {
        text.append(phrases.get(chance.nextInt(phrases.size())).text()).append(' ');
        int from = chance.nextInt(ODD.length());
        text.append(ODD, from, Math.min(ODD.length(), from + chance.nextInt(5)));
      }
      same(text.toString());
    }
  }

  private static void same(String text) {
    for (String half : Halves.of(text)) {
      var fast = PlainText.of(half);
      var slow = SlowPlainText.of(half);
      assertThat(fast.plain()).as(text).isEqualTo(slow.plain());
      assertThat(fast.marked()).as(text).isEqualTo(slow.marked());
      assertThat(Features.of(fast)).as(text).isEqualTo(SlowFeatures.of(slow));
    }
  }
}
