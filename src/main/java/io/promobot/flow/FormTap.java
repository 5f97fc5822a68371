package io.promobot.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What can be tapped around a form: the page's menu, and the buttons below a question.
 *
 * @param topic the topic that was tapped, otherwise empty
 */
public record FormTap(Kind kind, String topic) {
  private static final String TOPIC_PREFIX = "TOPIC:";

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
      return List.of(HELP, SIGN_UP, STOP);
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
    return Arrays.stream(Kind.values())
        .filter(kind -> kind != Kind.TOPIC && kind.payload.equals(payload))
        .map(kind -> new FormTap(kind, ""))
        .findFirst();
  }

  static Message.Choice choice(Kind kind, String label) {
    return new Message.Choice(label, kind.payload);
  }

  static Message.Choice choice(String topic, String label) {
    return new Message.Choice(label, TOPIC_PREFIX + topic);
  }
}
