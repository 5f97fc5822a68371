package io.promobot.intent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns the model from the phrases; run by the build. The jar carries the model, and all phrases,
 * those held back first, for the owner's own to be tested against.
 */
public final class ModelBuild {
  /** Together 870 kB. Twice as many buckets are hardly better, half as many much worse. */
  private static final int INTENT_BITS = 16;

  private static final int LANGUAGE_BITS = 14;

  private static final int TIMES = 6;

  /** One phrase in so many is kept from a first training, to find out how sure it may be. */
  private static final int KEPT = 6;

  private ModelBuild() {}

  /** Takes the folder of the phrases and that of the compiled classes. */
  public static void main(String[] args) throws IOException {
    Path phrases = Path.of(args[0]);
    List<Phrase> learned = Phrase.in(phrases);
    Files.write(Path.of(args[1], Model.FILE), of(learned).bytes());
    var all = new ArrayList<>(Phrase.in(phrases.resolve("held-back")));
    all.addAll(learned);
    Files.write(Path.of(args[1], Teaching.FILE), all.stream().map(Phrase::line).toList());
  }

  static Model of(List<Phrase> phrases) {
    var seen = new ArrayList<Phrase>();
    var unseen = new ArrayList<Phrase>();
    for (int at = 0; at < phrases.size(); at++) {
      (at % KEPT == 0 ? unseen : seen).add(phrases.get(at));
    }
    double intents = intents(seen).temperature(Lessons.intents(unseen));
    double languages = languages(seen).temperature(Lessons.languages(unseen));
    return new Model(intents(phrases).head(intents), languages(phrases).head(languages));
  }

  private static Training intents(List<Phrase> phrases) {
    return new Training(INTENT_BITS, Intent.values().length)
        .see(Lessons.intents(Lessons.varied(phrases)), TIMES);
  }

  private static Training languages(List<Phrase> phrases) {
    return new Training(LANGUAGE_BITS, Language.values().length)
        .see(Lessons.languages(phrases), TIMES);
  }
}
