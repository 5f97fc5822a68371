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
  /** So much like a STOP that it is worth a question. */
  PERHAPS_STOP,
  START,
  /** A person, or an answer that the bot does not have. */
  HELP,
  /** No answer is wanted, unless the greeting's question still waits for one. */
  THANKS,
  /** The label of a button that has none of these meanings. */
  LABEL,
  OTHER;

  /** Longer than any label and any of our words, so the rest of a text cannot matter. */
  private static final int LONGEST = 100;

  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private static final Pattern QUESTION = Pattern.compile("[?¿؟？]");

  /**
   * What is asked about a coupon before it is wanted: whether it is true, and how long it lasts.
   */
  private static final Pattern DOUBT =
      Pattern.compile(
          "\\b(?:real|fake|scam|genuine|valid|expires?|how (?:long|much)|until when"
              + "|cuanto|caduca|vence|valido|hasta cuando|es verdad|de verdad|estafa"
              + "|combien|expire|valable|valide|jusqu a quand|arnaque"
              + "|echt|gultig|wie (?:lange|viel)|bis wann|betrug"
              + "|quanto|scade|fino a quando|davvero|truffa"
              + "|vale ate|ate quando|validade|verdade|golpe"
              + "|geldig|hoe (?:lang|veel)|tot wanneer|nep)\\b"
              + "|حقيقي|صالح|كم|متى");

  /** The others that mean it count only for who has opted out. */
  private static final Set<String> STARTS = Set.of("start", "unstop", "subscribe", "get started");

  /** Where a form waits for a name or a question, only these are a yes or a no for certain. */
  private static final Set<String> YESES =
      Set.of(
          "yes",
          "y",
          "yes please",
          "yeah",
          "yep",
          "sure",
          "ok",
          "okay",
          "please",
          "si",
          "oui",
          "ja");

  private static final Set<String> NOS =
      Set.of("no", "n", "no thanks", "no thank you", "nope", "nah", "not now", "non", "nein");

  /** The buttons' own words, which win over the shop's topics. */
  private static final Set<String> REVEALS =
      Set.of("reveal", "reveal it", "show", "coupon", "show coupon", "code", "show code");

  /** What these words say for certain, without looking at buttons and without guessing. */
  static Words of(Wording said) {
    for (Words words : List.of(START, REVEAL, YES, NO)) {
      if (words.set().contains(said.plain())) {
        return words;
      }
    }
    return OTHER;
  }

  private Set<String> set() {
    return switch (this) {
      case START -> STARTS;
      case REVEAL -> REVEALS;
      case YES -> YESES;
      case NO -> NOS;
      case STOP, PERHAPS_STOP, HELP, THANKS, LABEL, OTHER -> Set.of();
    };
  }

  /** The button whose label was typed; typing the label of a link opens nothing. */
  static Optional<Button> typed(Wording said, Texts copy) {
    return copy.story().buttons().stream()
        .filter(button -> button.address().isEmpty())
        .filter(button -> isLabel(said, button.words(copy)))
        .findFirst();
  }

  /** Whether it is a question about the coupon and no wish for it. */
  static boolean asksAboutIt(Wording said) {
    return QUESTION.matcher(said.text()).find() && DOUBT.matcher(said.plain()).find();
  }

  /** Whether this is a yes, whatever the labels are. */
  static boolean yes(String text) {
    return YESES.contains(plain(text));
  }

  /** A label may be nothing but an emoji, which leaves no words to compare. */
  static boolean isLabel(Wording said, String label) {
    String words = said.plain();
    return words.isEmpty() ? said.text().strip().equals(label.strip()) : words.equals(plain(label));
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
