package io.promobot.intent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether an owner may say that a text means this. It must neither opt out people who mean
 * something else, nor keep in those who want to stop: ten thousand phrases, those held back from
 * training among them, say what is usually meant by it.
 */
public final class Teaching {
  /** Where the build puts the phrases, beside the classes. */
  static final String FILE = "intent.phrases";

  /** From here on it is the same phrase with a slip of the finger, or one word more. */
  private static final double NEARLY_THE_SAME = 0.7;

  /** From here on stopping is what most people mean by it. */
  private static final double MORE_LIKELY = 0.6;

  /** What a phrase would do to people who mean something else by it. */
  public enum Harm {
    OPTS_OUT_OTHERS,
    KEEPS_OTHERS_IN,
    /** People who have opted out could no longer come back by the words we told them. */
    KEEPS_OTHERS_OUT
  }

  /**
   * Why not.
   *
   * @param example what somebody wrote who means something else
   * @param means what they mean
   */
  public record Objection(Harm harm, String example, Language language, Intent means) {}

  private record Near(Phrase phrase, double likeness) {}

  private final Pieces pieces;
  private final Meaning text;
  private final List<Near> near = new ArrayList<>();

  private Teaching(String text) {
    this.text = Meaning.of(text, Asked.NOTHING);
    this.pieces = Pieces.of(PlainText.of(text));
    for (Phrase each : phrases()) {
      near.add(new Near(each, pieces.likeness(Pieces.of(PlainText.of(each.text())))));
    }
  }

  /** Takes some milliseconds, as it compares with thousands of phrases. */
  public static Optional<Objection> against(String text, Intent meaning) {
    if (meaning != Intent.START && Meaning.of(text, Asked.NOTHING).comesBack()) {
      return Optional.of(
          new Objection(Harm.KEEPS_OTHERS_OUT, text, Language.UNKNOWN, Intent.START));
    }
    var teaching = new Teaching(text);
    return meaning == Intent.STOP ? teaching.againstStop() : teaching.againstAnythingElse(text);
  }

  private Optional<Objection> againstStop() {
    if (text.isLawful()) {
      return Optional.empty();
    }
    Optional<Near> other = nearest(each -> each.intent() != Intent.STOP);
    if (other.filter(this::isNearerThanAnyStop).isPresent()) {
      return other.map(each -> objection(Harm.OPTS_OUT_OTHERS, each));
    }
    Intent like = text.understood();
    return like == Intent.STOP || like == Intent.OTHER
        ? Optional.empty()
        : nearest(each -> each.intent() == like).map(each -> objection(Harm.OPTS_OUT_OTHERS, each));
  }

  private boolean isNearerThanAnyStop(Near other) {
    return other.likeness() >= NEARLY_THE_SAME
        && nearest(each -> each.intent() == Intent.STOP)
            .filter(stop -> stop.likeness() > other.likeness())
            .isEmpty();
  }

  private Optional<Objection> againstAnythingElse(String itself) {
    if (text.saysLawfully()) {
      return Optional.of(new Objection(Harm.KEEPS_OTHERS_IN, itself, text.language(), Intent.STOP));
    }
    Optional<Near> stop = nearest(each -> each.intent() == Intent.STOP);
    boolean wants =
        text.probability(Intent.STOP) >= MORE_LIKELY
            || stop.filter(this::isNearerThanAnyOther).isPresent();
    return wants ? stop.map(each -> objection(Harm.KEEPS_OTHERS_IN, each)) : Optional.empty();
  }

  private boolean isNearerThanAnyOther(Near stop) {
    return stop.likeness() >= NEARLY_THE_SAME
        && nearest(each -> each.intent() != Intent.STOP)
            .filter(other -> other.likeness() >= stop.likeness())
            .isEmpty();
  }

  private Optional<Near> nearest(Predicate<Phrase> which) {
    return near.stream()
        .filter(each -> which.test(each.phrase()))
        .max(Comparator.comparingDouble(Near::likeness));
  }

  private static Objection objection(Harm harm, Near near) {
    Phrase phrase = near.phrase();
    return new Objection(harm, phrase.text(), phrase.language(), phrase.intent());
  }

  private static List<Phrase> phrases() {
    try (var file = Teaching.class.getResourceAsStream("/" + FILE);
        var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().map(Phrase::parse).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
