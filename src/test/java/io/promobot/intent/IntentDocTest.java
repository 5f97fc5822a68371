package io.promobot.intent;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.intent.HeldBack.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How well the model understands, measured with phrases held back, and as docs/intent.md says. */
class IntentDocTest {
  private static final Path DOC = Path.of("docs/intent.md");
  private static final String BEGIN = "<!-- measures: ";
  private static final String END = "<!-- end of measures -->";

  private static HeldBack all;
  private static HeldBack unseen;

  @BeforeAll
  static void read() throws IOException {
    all = HeldBack.read();
    unseen = all.that(each -> !each.seen());
  }

  @Test
  void of_all_phrases_95_in_100_are_understood() {
    assertThat(all.right()).as(wrong(each -> !each.right())).isGreaterThanOrEqualTo(0.95);
    assertThat(unseen.size()).isGreaterThan(1000);
    assertThat(unseen.right()).as("with words never seen").isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void in_every_language_92_in_100_are_understood() {
    assertThat(HeldBack.languages())
        .allSatisfy(
            language -> {
              var phrases = all.that(each -> each.phrase().language() == language);
              assertThat(phrases.size()).as("phrases of %s", language).isGreaterThan(100);
              assertThat(phrases.right()).as("of %s", language).isGreaterThanOrEqualTo(0.92);
            });
  }

  @Test
  void of_those_who_want_to_stop_98_in_100_are_found() {
    assertThat(all.stopsFound())
        .as(wrong(each -> each.isStop() && each.meaning().optOut() == OptOut.NO))
        .isGreaterThanOrEqualTo(0.98);
    assertThat(all.stopsSure()).as("without being asked").isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void of_a_thousand_others_at_most_5_are_opted_out_and_20_asked() {
    assertThat(all.wronglyOptedOut())
        .as(wrong(each -> !each.isStop() && each.meaning().optOut() == OptOut.SURE))
        .isLessThanOrEqualTo(0.005);
    assertThat(all.wronglyAsked()).isLessThanOrEqualTo(0.02);
  }

  /** Fewer mistakes ask for a higher threshold, more answers for a lower one: both are held. */
  @Test
  void what_is_acted_on_is_right_in_998_of_1000_and_lower_or_higher_would_be_worse() {
    assertThat(wrongActions(Meaning.UNDERSTOOD))
        .as(
            "wrongly acted on, of a thousand phrases: %s",
            wrong(each -> isWrongAction(each, Meaning.UNDERSTOOD)))
        .isLessThanOrEqualTo(1);
    assertThat(wrongActions(Meaning.UNDERSTOOD - 0.15))
        .as("with a threshold lower by 0.15")
        .isGreaterThan(1);
    assertThat(acted(Meaning.UNDERSTOOD)).as("wishes acted on").isGreaterThan(0.89);
    assertThat(acted(Meaning.UNDERSTOOD + 0.05))
        .as("with a threshold higher by 0.05")
        .isLessThan(0.89);
  }

  /** Those that a button of the story would answer. */
  private static boolean acts(Intent intent) {
    return intent == Intent.YES
        || intent == Intent.NO
        || intent == Intent.COUPON
        || intent == Intent.HELP;
  }

  private static double wrongActions(double threshold) {
    return 1000 * all.share(each -> isWrongAction(each, threshold));
  }

  private static boolean isWrongAction(Answer each, double threshold) {
    return acts(each.meaning().intent())
        && each.meaning().optOut() == OptOut.NO
        && each.sure() >= threshold
        && !each.right();
  }

  private static double acted(double threshold) {
    return all.that(each -> acts(each.phrase().intent()))
        .share(each -> each.right() && each.sure() >= threshold);
  }

  @Test
  void it_is_about_as_sure_as_it_is_right() {
    assertThat(all.calibrationError()).isLessThan(0.03);
  }

  @Test
  void of_phrases_that_tell_the_language_93_in_100_are_recognized() {
    assertThat(all.languageRight())
        .as(wrong(each -> each.tellsLanguage() && !each.languageRight()))
        .isGreaterThanOrEqualTo(0.93);
  }

  @Test
  void the_document_shows_these_measures() throws IOException {
    var doc = Files.readString(DOC);
    int begin = doc.indexOf('\n', doc.indexOf(BEGIN)) + 1;
    int end = doc.indexOf(END);
    if (System.getProperty("update") != null) {
      doc = doc.substring(0, begin) + measures() + doc.substring(end);
      Files.writeString(DOC, doc);
      end = doc.indexOf(END);
    }

    assertThat(doc.substring(begin, end)).as("run with -Dupdate").isEqualTo(measures());
  }

  private static String measures() {
    return overall() + "\n" + confusion() + "\n" + byLanguage() + "\n" + calibration();
  }

  private static String overall() {
    return """
        | held back | all | words never seen in training |
        | --- | --- | --- |
        %s%s%s%s%s%s%s%s"""
        .formatted(
            row("phrases", "" + all.size(), "" + unseen.size()),
            row("understood", percent(all.right()), percent(unseen.right())),
            row("want to stop: found", percent(all.stopsFound()), percent(unseen.stopsFound())),
            row(
                "of them without being asked",
                percent(all.stopsSure()),
                percent(unseen.stopsSure())),
            row(
                "want something else: opted out",
                percent(all.wronglyOptedOut()),
                percent(unseen.wronglyOptedOut())),
            row(
                "asked \"Stop all offers?\" in vain",
                percent(all.wronglyAsked()),
                percent(unseen.wronglyAsked())),
            row(
                "language recognized, where the words tell it",
                percent(all.languageRight()),
                percent(unseen.languageRight())),
            row(
                "expected calibration error",
                percent(all.calibrationError()),
                percent(unseen.calibrationError())));
  }

  private static String confusion() {
    var table = new StringBuilder("What was meant (rows) and what it was taken for (columns):\n\n");
    var names = Arrays.stream(Intent.values()).map(Intent::key).toArray(String[]::new);
    table.append(row("", names)).append(row("---", rules(names.length)));
    for (Intent intent : Intent.values()) {
      int[] taken = all.takenFor(intent);
      table.append(
          row(
              intent.key(),
              Arrays.stream(taken).mapToObj(Integer::toString).toArray(String[]::new)));
    }
    return table.toString();
  }

  private static String byLanguage() {
    var table = new StringBuilder();
    table
        .append(row("language", "phrases", "understood", "stops found", "language recognized"))
        .append(row("---", rules(4)));
    for (Language language : HeldBack.languages()) {
      var some = all.that(each -> each.phrase().language() == language);
      table.append(
          row(
              language.tag(),
              "" + some.size(),
              percent(some.right()),
              percent(some.stopsFound()),
              percent(some.languageRight())));
    }
    return table.toString();
  }

  private static String calibration() {
    var table =
        new StringBuilder("How sure it was of the intent it chose, and how often rightly:\n\n");
    table.append(row("from", "phrases", "mean", "right")).append(row("---", rules(3)));
    for (int tenth = 0; tenth < 10; tenth++) {
      var some = all.tenth(tenth);
      if (some.size() > 0) {
        String count = "" + some.size();
        table.append(row("0." + tenth, count, percent(some.meanSure()), percent(some.right())));
      }
    }
    return table.toString();
  }

  private static String row(String first, String... others) {
    return "| " + first + " | " + String.join(" | ", others) + " |\n";
  }

  private static String[] rules(int columns) {
    var rules = new String[columns];
    Arrays.fill(rules, "---:");
    return rules;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String wrong(Predicate<Answer> are) {
    return all.that(are).answers().stream()
        .map(
            each ->
                String.format(
                    Locale.ROOT,
                    "%s: %s, %.2f; stop %.2f; %s",
                    each.phrase(),
                    each.meaning().intent(),
                    each.sure(),
                    each.meaning().probability(Intent.STOP),
                    each.meaning().language()))
        .collect(joining("\n", "\n", "\n"))
        .replace("%", "%%");
  }
}
