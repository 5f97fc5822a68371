package io.promobot.config;

import java.util.List;

/** The settings cannot be used; the message lists every mistake and how to fix it. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> mistakes;

  ConfigException(List<String> mistakes) {
    super(message(mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<String> mistakes() {
    return mistakes;
  }

  private static String message(List<String> mistakes) {
    var head =
        mistakes.size() == 1
            ? "promobot cannot start, one setting is wrong:"
            : "promobot cannot start, " + mistakes.size() + " settings are wrong:";
    return head + "\n  - " + String.join("\n  - ", mistakes);
  }
}
