package io.promobot.intent;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Reading texts faster changes nothing of what is read: a plain, slow way of reading made the
 * digest at first.
 */
class FastReadingTest {
  private static final Path PHRASES = Path.of("src/main/intent");
  private static final Path KNOWN = Path.of("src/test/resources/intent/reading.sha256");
  private static final int MIXED = 5_000;
  private static final String ODD =
      "İßæøłŉǰև ﬃ ﷺ Ως ё ¿? ؟ '’ ... 0٣９ \u0301\u0651 ー ｶﾞ ゛ ة ى ـ ا وال 𝒜𠀀𠮷 退訂 👍🏽🙅‍♀️❤️🛑☑ 🇪🇸 \uD83D \u200B\n\t";

  @Test
  void every_phrase_and_every_mixture_of_them_is_read_as_before() throws Exception {
    var read = MessageDigest.getInstance("SHA-256");
    for (String text : texts()) {
      for (String half : Halves.of(text)) {
        PlainText part = PlainText.of(half);
        read.update(part.plain().getBytes(UTF_16));
        read.update(part.marked().getBytes(UTF_16));
        for (int hash : Features.of(part)) {
          read.update(ByteBuffer.allocate(4).putInt(0, hash));
        }
      }
    }
    String digest = HexFormat.of().formatHex(read.digest());
    if (System.getProperty("update") != null) {
      Files.writeString(KNOWN, digest + "\n");
    }

    assertThat(digest)
        .as("if these texts, or how they are read, changed on purpose: run with -Dupdate")
        .isEqualTo(Files.readString(KNOWN).strip());
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    List<Phrase> phrases = Phrase.in(PHRASES);
    phrases.forEach(each -> texts.add(each.text()));
    Phrase.in(PHRASES.resolve("held-back")).forEach(each -> texts.add(each.text()));
    var chance = new Random(1);
    for (int time = 0; time < MIXED; time++) {
      var text = new StringBuilder();
      for (int piece = chance.nextInt(9); piece >= 0; piece--) {
        text.append(phrases.get(chance.nextInt(phrases.size())).text()).append(' ');
        int from = chance.nextInt(ODD.length());
        text.append(ODD, from, Math.min(ODD.length(), from + chance.nextInt(5)));
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
