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
    List<PlainText> fast = PlainText.parts(text);
    List<SlowPlainText> slow = SlowPlainText.parts(text);
    assertThat(fast).as(text).hasSameSizeAs(slow);
    for (int part = 0; part < fast.size(); part++) {
      assertThat(fast.get(part).plain()).as(text).isEqualTo(slow.get(part).plain());
      assertThat(fast.get(part).marked()).as(text).isEqualTo(slow.get(part).marked());
      int[] hashes = SlowFeatures.of(slow.get(part));
      assertThat(Features.of(fast.get(part))).as(text).isEqualTo(hashes);
    }
  }
}
