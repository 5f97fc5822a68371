package io.promobot.flow;

import java.util.Arrays;
import java.util.Optional;

/**
 * What can be tapped around a form: the page's menu, and the quick replies below a question.
 *
 * @param topic the topic that was tapped, else empty
 */
public record FormTap(Kind kind, String topic) {
  private static final String TOPIC_PREFIX = "TOPIC:";

  /** The payloads by name; those of the menu stand on the page for as long as it lives. */
  public enum Kind {
    SIGN_UP("SIGN_UP", "Sign up"),
    HELP("HELP", "Ask a question"),
    SKIP("FORM:SKIP", ""),
    BACK("FORM:BACK", ""),
    CANCEL("FORM:CANCEL", ""),
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

    /** What the page's menu calls it; empty for what does not stand there. */
    public String menuLabel() {
      return menuLabel;
    }
  }

  /** Reads a payload back; empty when it is none of a form's. */
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
