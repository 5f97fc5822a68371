package io.promobot.intent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody means by what they typed: how likely each intent is, and in which language it is.
 */
public final class Meaning {
  /** From here on nobody is asked: of a thousand other texts at most five are so much like it. */
  static final double SURE = 0.8;

  /**
   * From here on it is acted on: nine in ten of the phrases held back that want something come out
   * so likely, and none of those that want something else.
   */
  static final double UNDERSTOOD = 0.85;

  /** From here on it is worth a question. */
  static final double WORTH_ASKING = 0.28;

  private static final Model MODEL = Model.ofTheJar();

  private static final Intent[] EVERY_INTENT = Intent.values();
  private static final Language[] EVERY_LANGUAGE = Language.values();
  private static final int INTENTS = EVERY_INTENT.length;
  private static final int LANGUAGES = EVERY_LANGUAGE.length;

  /** The longest text that is compared with phrases, in UTF-16 units of its plain form. */
  private static final int LONGEST_PHRASE = 80;

  /**
   * What was read of a text, whatever was asked.
   *
   * @param scores of the intents, as the model gives them; none if there is nothing to read
   * @param lawful whether it opts out by the law's own words
   */
  private record Part(PlainText text, double[] scores, boolean lawful) {}

  private final List<Part> parts;
  private final LeastStop least;
  private final double[] intents;
  private final double[] languages;

  private Meaning(List<Part> parts, LeastStop least, double[] languages, Asked asked) {
    this.parts = parts;
    this.least = least;
    this.languages = languages;
    intents = new double[INTENTS];
    for (Part part : parts) {
      add(intents(part, asked), intents, parts.size());
    }
    least.raise(intents, asked);
  }

  /** Reads the model, so that the first text does not wait for it. */
  public static void prepare() {
    of("ok", Asked.NOTHING);
  }

  /** Only the beginning and the end of a long text are read, so that no text takes long. */
  public static Meaning of(String text, Asked asked) {
    return of(text, asked, MODEL);
  }

  static Meaning of(String text, Asked asked, Model model) {
    List<String> halves = Halves.of(text);
    List<PlainText> texts = read(halves);
    var languages = new double[LANGUAGES];
    List<Part> parts = new ArrayList<>(texts.size());
    for (PlainText each : texts) {
      if (each.isEmpty()) {
        parts.add(new Part(each, new double[0], false));
        add(certain(Language.UNKNOWN.ordinal(), LANGUAGES, 1), languages, texts.size());
      } else {
        int[] hashes = Features.of(each);
        boolean lawful = OptOutWords.are(each) || OptOutWords.areDisguised(halves.get(0), each);
        parts.add(new Part(each, model.intent(hashes), lawful));
        add(Head.probabilities(model.language(hashes)), languages, texts.size());
      }
    }
    return new Meaning(
        parts,
        parts.stream().allMatch(Part::lawful)
            ? LeastStop.NOTHING
            : LeastStop.of(halves, texts, model),
        languages,
        asked);
  }

  /** A half with nothing to read says nothing, unless that is all. */
  private static List<PlainText> read(List<String> halves) {
    var texts = new ArrayList<PlainText>(halves.size());
    for (String half : halves) {
      var text = PlainText.of(half);
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    return texts.isEmpty() ? List.of(PlainText.of("")) : texts;
  }

  /** The same text after another question, without reading it again. */
  public Meaning after(Asked asked) {
    return new Meaning(parts, least, languages, asked);
  }

  private static double[] intents(Part part, Asked asked) {
    if (part.scores().length == 0) {
      return certain(Intent.OTHER.ordinal(), INTENTS, 1);
    }
    if (part.lawful()) {
      double stop = asked == Asked.WORDS && OptOutWords.mayEndAForm(part.text()) ? 0.5 : 1;
      double[] intents = certain(Intent.STOP.ordinal(), INTENTS, stop);
      intents[Intent.OTHER.ordinal()] = 1 - stop;
      return intents;
    }
    double[] scores = part.scores().clone();
    asked.favour(scores);
    return Head.probabilities(scores);
  }

  private static double[] certain(int one, int of, double probability) {
    var probabilities = new double[of];
    probabilities[one] = probability;
    return probabilities;
  }

  /** Beginning and end of a long text count the same: "unsubscribe me" may be its last words. */
  private static void add(double[] part, double[] whole, int parts) {
    for (int each = 0; each < whole.length; each++) {
      whole[each] += part[each] / parts;
    }
  }

  /**
   * The text as phrases are compared: lower case, without accents, punctuation and stretched
   * letters. Empty if there is nothing to read or too much for a phrase (80 characters).
   */
  public Optional<String> phrase() {
    return isPhrase() ? Optional.of(parts.get(0).text().plain().strip()) : Optional.empty();
  }

  /** The same with its accents, as a person reads it. */
  public Optional<String> phraseAsWritten() {
    return isPhrase() ? Optional.of(parts.get(0).text().marked().strip()) : Optional.empty();
  }

  private boolean isPhrase() {
    PlainText text = parts.get(0).text();
    return parts.size() == 1 && !text.isEmpty() && text.points().units() <= LONGEST_PHRASE;
  }

  /** The most likely one. */
  public Intent intent() {
    return EVERY_INTENT[most(intents)];
  }

  /** From 0 to 1; those of all intents add up to 1. Opting out by the law's own words is 1. */
  public double probability(Intent intent) {
    return intents[intent.ordinal()];
  }

  /** The most likely one, if it is likely enough to act on; otherwise {@link Intent#OTHER}. */
  public Intent understood() {
    return probability(intent()) >= UNDERSTOOD ? intent() : Intent.OTHER;
  }

  /** Whether it opts out by the law's own words, whatever else it may be like. */
  public boolean isLawful() {
    return probability(Intent.STOP) == 1;
  }

  /** Whether it is one of the words by which people come back who have opted out. */
  public boolean comesBack() {
    return parts.size() == 1 && ComeBackWords.are(parts.get(0).text());
  }

  /** Whether the law's own words are all that it says, or a clause of it. */
  boolean saysLawfully() {
    return isLawful() || least.stop() > 0;
  }

  public OptOut optOut() {
    double stop = probability(Intent.STOP);
    if (stop >= SURE) {
      return OptOut.SURE;
    }
    return stop >= WORTH_ASKING ? OptOut.PERHAPS : OptOut.NO;
  }

  /** The most likely one. */
  public Language language() {
    return EVERY_LANGUAGE[most(languages)];
  }

  /** From 0 to 1; those of all languages, with the unknown one, add up to 1. */
  public double probability(Language language) {
    return languages[language.ordinal()];
  }

  private static int most(double[] probabilities) {
    int most = 0;
    for (int each = 1; each < probabilities.length; each++) {
      most = probabilities[each] > probabilities[most] ? each : most;
    }
    return most;
  }
}
