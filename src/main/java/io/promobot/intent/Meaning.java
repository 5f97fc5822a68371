package io.promobot.intent;

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
  static final double WORTH_ASKING = 0.25;

  private static final Model MODEL = Model.ofTheJar();

  private static final Meaning NOTHING =
      new Meaning(
          certain(Intent.OTHER.ordinal(), Intent.values().length, 1),
          certain(Language.UNKNOWN.ordinal(), Language.values().length, 1));

  private final double[] intents;
  private final double[] languages;

  private Meaning(double[] intents, double[] languages) {
    this.intents = intents;
    this.languages = languages;
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
    var parts = PlainText.parts(text);
    var intents = new double[Intent.values().length];
    var languages = new double[Language.values().length];
    for (PlainText part : parts) {
      var meaning = part.isEmpty() ? NOTHING : of(part, asked, model);
      add(meaning.intents, intents, parts.size());
      add(meaning.languages, languages, parts.size());
    }
    return new Meaning(intents, languages);
  }

  private static Meaning of(PlainText text, Asked asked, Model model) {
    int[] hashes = Features.of(text);
    return new Meaning(
        intents(text, hashes, asked, model), Head.probabilities(model.language(hashes)));
  }

  private static double[] intents(PlainText text, int[] hashes, Asked asked, Model model) {
    if (OptOutWords.are(text)) {
      double stop = asked == Asked.WORDS && OptOutWords.mayEndAForm(text) ? 0.5 : 1;
      double[] intents = certain(Intent.STOP.ordinal(), Intent.values().length, stop);
      intents[Intent.OTHER.ordinal()] = 1 - stop;
      return intents;
    }
    double[] scores = model.intent(hashes);
    for (Intent each : Intent.values()) {
      scores[each.ordinal()] += Math.log(asked.favours(each));
    }
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

  /** The most likely one. */
  public Intent intent() {
    return Intent.values()[most(intents)];
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

  public OptOut optOut() {
    double stop = probability(Intent.STOP);
    if (stop >= SURE) {
      return OptOut.SURE;
    }
    return stop >= WORTH_ASKING ? OptOut.PERHAPS : OptOut.NO;
  }

  /** The most likely one. */
  public Language language() {
    return Language.values()[most(languages)];
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
