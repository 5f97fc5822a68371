package io.promobot.flow;

import io.promobot.language.LanguageWish;
import io.promobot.text.StoryLanguage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What can be tapped around a form: the page's menu, and the buttons below a question.
 *
 * @param topic the topic that was tapped, or the language by its tag; otherwise empty
 */
public record FormTap(Kind kind, String topic) {
  private static final String TOPIC_PREFIX = "TOPIC:";
  private static final String SPEAK_PREFIX = "SPEAK:";

  /**
   * The payloads by name; the menu's payloads stay on the page permanently, so they never change.
   */
  public enum Kind {
    SIGN_UP("SIGN_UP", "Sign up"),
    HELP("HELP", "Ask a question"),
    SKIP("FORM:SKIP", ""),
    BACK("FORM:BACK", ""),
    CANCEL("FORM:CANCEL", ""),
    ERASE("FORM:ERASE", ""),
    KEEP("FORM:KEEP", ""),
    STOP("STOP", "Stop offers"),
    KEEP_OFFERS("FORM:KEEP_OFFERS", ""),
    LANGUAGE("LANGUAGE", "Language"),
    SPEAK(SPEAK_PREFIX, ""),
    TOPIC(TOPIC_PREFIX, "");

    private final String payload;
    private final String menuLabel;

    Kind(String payload, String menuLabel) {
      this.payload = payload;
      this.menuLabel = menuLabel;
    }

    public String payload() {
      return payload;
    }

    /** Those of the page's menu, in its order. */
    public static List<Kind> menu() {
      return List.of(HELP, SIGN_UP, LANGUAGE, STOP);
    }

    /** Its label in the page's menu; empty if it is not in the menu. */
    public String menuLabel() {
      return menuLabel;
    }
  }

  /** Parses a payload; empty when it does not belong to a form. */
  public static Optional<FormTap> read(String payload) {
    if (payload.startsWith(TOPIC_PREFIX) && payload.length() > TOPIC_PREFIX.length()) {
      return Optional.of(new FormTap(Kind.TOPIC, payload.substring(TOPIC_PREFIX.length())));
    }
    if (payload.startsWith(SPEAK_PREFIX)) {
      return StoryLanguage.of(payload.substring(SPEAK_PREFIX.length())).map(FormTap::speak);
    }
    return Arrays.stream(Kind.values())
        .filter(kind -> kind != Kind.TOPIC && kind != Kind.SPEAK && kind.payload.equals(payload))
        .map(kind -> new FormTap(kind, ""))
        .findFirst();
  }

  /**
   * Asking for a language in words is like tapping it, wherever that is; only not where any words
   * are the shop's to read.
   */
  public static Optional<FormTap> wished(String text, Optional<Form> form) {
    if (form.filter(open -> open.asked() == Form.Field.QUESTION).isPresent()) {
      return Optional.empty();
    }
    boolean forName = form.filter(open -> open.asked() == Form.Field.NAME).isPresent();
    Optional<FormTap> spoken = LanguageWish.of(text, forName).map(FormTap::speak);
    return spoken.isPresent() || forName || !LanguageWish.asks(text)
        ? spoken
        : Optional.of(new FormTap(Kind.LANGUAGE, ""));
  }

  private static FormTap speak(StoryLanguage language) {
    return new FormTap(Kind.SPEAK, language.tag());
  }

  /** The language that was chosen. */
  public Optional<StoryLanguage> language() {
    return kind == Kind.SPEAK ? StoryLanguage.of(topic) : Optional.empty();
  }

  static Message.Choice choice(Kind kind, String label) {
    return new Message.Choice(label, kind.payload);
  }

  static Message.Choice choice(StoryLanguage language) {
    return new Message.Choice(language.ownName(), SPEAK_PREFIX + language.tag());
  }

  static Message.Choice choice(String topic, String label) {
    return new Message.Choice(label, TOPIC_PREFIX + topic);
  }
}
