package io.promobot.intent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the model makes of the phrases that it was not trained with. */
final class HeldBack {
  static final Path TRAINING = Path.of("src/main/intent");
  static final Path PHRASES = TRAINING.resolve("held-back");

  /** A phrase, what it was taken for, and whether the training has the very same words, too. */
  record Answer(Phrase phrase, Meaning meaning, boolean seen, boolean tellsLanguage) {
    boolean right() {
      return meaning.intent() == phrase.intent();
    }

    boolean isStop() {
      return phrase.intent() == Intent.STOP;
    }

    boolean languageRight() {
      return meaning.language() == phrase.language();
    }

    double sure() {
      return meaning.probability(meaning.intent());
    }
  }

  private final List<Answer> answers;

  private HeldBack(List<Answer> answers) {
    this.answers = answers;
  }

  static HeldBack read() throws IOException {
    var training = Phrase.in(TRAINING);
    var phrases = Phrase.in(PHRASES);
    Set<String> seen = new HashSet<>(training.stream().map(HeldBack::plain).toList());
    Set<String> shared = Lessons.shared(training);
    shared.addAll(Lessons.shared(phrases));
    return new HeldBack(
        phrases.stream()
            .map(
                each ->
                    new Answer(
                        each,
                        Meaning.of(each.text(), Asked.NOTHING),
                        seen.contains(plain(each)),
                        !shared.contains(Lessons.key(each))))
            .toList());
  }

  private static String plain(Phrase phrase) {
    return PlainText.of(phrase.text()).plain();
  }

  HeldBack that(Predicate<Answer> are) {
    return new HeldBack(answers.stream().filter(are).toList());
  }

  List<Answer> answers() {
    return answers;
  }

  int size() {
    return answers.size();
  }

  int count(Predicate<Answer> are) {
    return that(are).size();
  }

  /** From 0 to 1. */
  double share(Predicate<Answer> are) {
    return (double) count(are) / Math.max(1, size());
  }

  double right() {
    return share(Answer::right);
  }

  double languageRight() {
    return that(Answer::tellsLanguage).share(Answer::languageRight);
  }

  /** Of those who want to stop: opted out, or asked whether they want to be. */
  double stopsFound() {
    return that(Answer::isStop).share(each -> each.meaning().optOut() != OptOut.NO);
  }

  double stopsSure() {
    return that(Answer::isStop).share(each -> each.meaning().optOut() == OptOut.SURE);
  }

  double wronglyOptedOut() {
    return that(each -> !each.isStop()).share(each -> each.meaning().optOut() == OptOut.SURE);
  }

  double wronglyAsked() {
    return that(each -> !each.isStop()).share(each -> each.meaning().optOut() == OptOut.PERHAPS);
  }

  /** Those of which the model is so sure, in tenths. */
  HeldBack tenth(int tenth) {
    return that(each -> Math.min(9, (int) (each.sure() * 10)) == tenth);
  }

  double meanSure() {
    return answers.stream().mapToDouble(Answer::sure).average().orElse(0);
  }

  /** Expected calibration error: by how much the model is too sure or not sure enough. */
  double calibrationError() {
    double error = 0;
    for (int tenth = 0; tenth < 10; tenth++) {
      var some = tenth(tenth);
      error += some.size() * Math.abs(some.right() - some.meanSure());
    }
    return error / Math.max(1, size());
  }

  int[] takenFor(Intent intent) {
    var counts = new int[Intent.values().length];
    that(each -> each.phrase().intent() == intent)
        .answers
        .forEach(each -> counts[each.meaning().intent().ordinal()]++);
    return counts;
  }

  static List<Language> languages() {
    return Arrays.stream(Language.values()).filter(each -> each != Language.UNKNOWN).toList();
  }
}
