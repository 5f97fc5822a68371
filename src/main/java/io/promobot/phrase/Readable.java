package io.promobot.phrase;

import io.promobot.intent.Asked;
import io.promobot.intent.Meaning;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A text as a person reads it: as it was written, without what many others write otherwise. */
final class Readable {
  /** As long as a phrase may be. */
  private static final int LONGEST = 80;

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern STRETCHED = Pattern.compile("(\\p{L})\\1{2,}");
  private static final Pattern APART = Pattern.compile(" (?=[?؟？])");
  private static final Pattern AROUND = Pattern.compile("^[\\p{P}&&[^'’@#]]+|[\\p{P}&&[^'’?؟？]]+$");

  private Readable() {}

  /** {@code meaning} is the text's; empty unless it can be a phrase. */
  static Optional<String> of(String text, Meaning meaning) {
    return meaning.phrase().map(plain -> tidy(text, plain, meaning));
  }

  /** An owner who teaches what is shown must teach the same phrase. */
  private static String tidy(String text, String plain, Meaning meaning) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String line = AROUND.matcher(SPACE.matcher(lower).replaceAll(" ").strip()).replaceAll("");
    String tidy = STRETCHED.matcher(APART.matcher(line.strip()).replaceAll("")).replaceAll("$1");
    boolean same =
        tidy.length() <= LONGEST
            && Meaning.of(tidy, Asked.NOTHING).phrase().filter(plain::equals).isPresent();
    return same ? tidy : meaning.phraseAsWritten().orElse(plain);
  }
}
