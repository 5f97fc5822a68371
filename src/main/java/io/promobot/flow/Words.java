package io.promobot.flow;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a typed answer or a button means. */
public enum Words {
  YES,
  NO,
  REVEAL,
  STOP,
  START,
  /** The label of a button that has none of these meanings. */
  LABEL,
  /** Whatever it says, a story is waiting for it. */
  ANSWER,
  OTHER;

  /** Longer than any label and any of our words, so the rest of a text cannot matter. */
  private static final int LONGEST = 100;

  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final Set<String> STOPS =
      Set.of("stop", "stop all", "stopall", "stop offers", "unsubscribe", "opt out", "optout");
  private static final Set<String> STARTS = Set.of("start", "unstop", "subscribe", "get started");
  private static final Set<String> YESES =
      Set.of(
          "yes",
          "y",
          "yes please",
          "yeah",
          "yep",
          "yup",
          "sure",
          "ok",
          "okay",
          "please",
          "show",
          "show me",
          "show coupon",
          "show me coupon",
          "show me the coupon",
          "yes show me",
          "yes show me coupon",
          "coupon",
          "si",
          "oui",
          "ja");
  private static final Set<String> NOS =
      Set.of("no", "n", "no thanks", "no thank you", "nope", "nah", "not now", "non", "nein");
  private static final Set<String> REVEALS =
      Set.of(
          "reveal",
          "reveal coupon",
          "reveal it",
          "reveal the coupon",
          "code",
          "show code",
          "my code");

  /** Reads an answer; typing a button's label means what the button means. */
  static Words of(String text, Texts copy) {
    Words plain = of(text);
    return plain == STOP || plain == START
        ? plain
        : typed(text, copy).map(Button::meaning).orElse(plain);
  }

  /** Reads an answer without looking at the buttons. */
  static Words of(String text) {
    String said = plain(text);
    for (Words words : List.of(STOP, START, REVEAL, YES, NO)) {
      if (words.set().contains(said)) {
        return words;
      }
    }
    return OTHER;
  }

  private Set<String> set() {
    return switch (this) {
      case STOP -> STOPS;
      case START -> STARTS;
      case REVEAL -> REVEALS;
      case YES -> YESES;
      case NO -> NOS;
      case LABEL, ANSWER, OTHER -> Set.of();
    };
  }

  /** The button whose label was typed; typing the label of a link opens nothing. */
  static Optional<Button> typed(String text, Texts copy) {
    String said = plain(text);
    return copy.story().buttons().stream()
        .filter(button -> button.address().isEmpty())
        .filter(button -> isLabel(text, said, button.words(copy)))
        .findFirst();
  }

  /** Whether this is a yes, whatever the labels are. */
  static boolean yes(String text) {
    return YESES.contains(plain(text));
  }

  /** A label may be nothing but an emoji, which leaves no words to compare. */
  private static boolean isLabel(String text, String said, String label) {
    return said.isEmpty() ? text.strip().equals(label.strip()) : said.equals(plain(label));
  }

  /** Just the words, for comparison; only the beginning of a long text. */
  static String plain(String text) {
    var beginning = text.strip();
    if (beginning.length() > LONGEST) {
      beginning = beginning.substring(0, LONGEST);
    }
    var letters = Normalizer.normalize(beginning, Normalizer.Form.NFKD);
    var unmarked = MARKS.matcher(letters).replaceAll("");
    return SIGNS.matcher(unmarked).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
