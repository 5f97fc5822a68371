package io.promobot.text;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses passwords that guessers try early, including those based on the shop's name. */
public final class PasswordRule {
  private static final double TRIED_EARLY = 1e6;

  /** The rest makes no password worse, and measuring takes longer with every letter. */
  private static final int MEASURED = 64;

  /** Its dictionaries take megabytes: the next collection drops them, passwords seldom change. */
  private static volatile WeakReference<Zxcvbn> lately = new WeakReference<>(null);

  private PasswordRule() {}

  /** What is wrong with a password. */
  public static Optional<String> mistake(String password, String business) {
    var names = names(business);
    var meter = meter();
    boolean early =
        Stream.of(password, plain(password))
            .map(text -> text.length() > MEASURED ? text.substring(0, MEASURED) : text)
            .anyMatch(text -> meter.measure(text, names).getGuesses() < TRIED_EARLY);
    return early
        ? Optional.of("is among the first million passwords that guessers try")
        : Optional.empty();
  }

  private static Zxcvbn meter() {
    var known = lately.get();
    if (known != null) {
      return known;
    }
    var fresh = new Zxcvbn();
    lately = new WeakReference<>(fresh);
    return fresh;
  }

  private static List<String> names(String business) {
    var name = business.toLowerCase(Locale.ROOT);
    return Stream.concat(Stream.of("promobot", name, plain(name)), Stream.of(name.split("\\W+")))
        .filter(word -> !word.isBlank())
        .toList();
  }

  private static String plain(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
