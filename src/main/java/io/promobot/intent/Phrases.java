package io.promobot.intent;

import java.util.Map;
import java.util.Optional;

/** What the owner of one shop says certain texts mean, of which each must be the whole text. */
public final class Phrases {
  public static final Phrases NONE = new Phrases(Map.of());

  private final Map<String, Intent> meanings;

  private Phrases(Map<String, Intent> meanings) {
    this.meanings = meanings;
  }

  /** Each as {@link Meaning#phrase()} has it. */
  public static Phrases of(Map<String, Intent> meanings) {
    return meanings.isEmpty() ? NONE : new Phrases(Map.copyOf(meanings));
  }

  public boolean isEmpty() {
    return meanings.isEmpty();
  }

  /** What the owner says this text means. */
  public Optional<Intent> of(Meaning text) {
    return text.phrase().map(meanings::get);
  }
}
