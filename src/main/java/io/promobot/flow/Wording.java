package io.promobot.flow;

import io.promobot.intent.Asked;
import io.promobot.intent.Intent;
import io.promobot.intent.Meaning;
import java.util.Map;
import java.util.Optional;

/** What a customer wrote. It is read when somebody asks what it means, and only once. */
public final class Wording {
  static final Wording NOTHING = of("");
  static final Wording STOP = of("STOP");

  private final String text;
  private Map<String, Intent> phrases = Map.of();
  private Meaning meaning;
  private String plain;
  private FormWords form;

  private Wording(String text) {
    this.text = text;
  }

  public static Wording of(String text) {
    return new Wording(text);
  }

  /** From now on it means what the owner says, if one of these is the whole text. */
  public void teach(Map<String, Intent> phrases) {
    this.phrases = phrases;
  }

  public String text() {
    return text;
  }

  /** What it is like whatever was asked, and whatever the owner says. */
  public Meaning meaning() {
    if (meaning == null) {
      meaning = Meaning.of(text, Asked.NOTHING);
    }
    return meaning;
  }

  Meaning after(Asked asked) {
    return asked == Asked.NOTHING ? meaning() : meaning().after(asked);
  }

  /** What the owner says it means. */
  Optional<Intent> taught() {
    return phrases.isEmpty() ? Optional.empty() : meaning().phrase().map(phrases::get);
  }

  /** Just its words, for comparison with ours. */
  String plain() {
    if (plain == null) {
      plain = Words.plain(text);
    }
    return plain;
  }

  /** What it means while a form is open. */
  FormWords form() {
    if (form == null) {
      form = FormWords.of(plain());
    }
    return form;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Wording wording && wording.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
