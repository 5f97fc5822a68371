package io.promobot;

import io.promobot.config.AppConfig;
import io.promobot.wiring.App.Welcome;

/** What the operator reads when promobot has started: where it is, how to get in, what is real. */
final class Greeting {
  private final AppConfig config;
  private final int port;

  Greeting(AppConfig config, int port) {
    this.config = config;
    this.port = port;
  }

  String text(Welcome welcome) {
    StringBuilder text = new StringBuilder("\n");
    line(text, "promobot runs at", config.http().publicUrl(port).toString());
    line(text, "one-time sign-in", welcome.signIn().toString());
    welcome
        .firstRun()
        .password()
        .ifPresent(password -> line(text, "or by password", password + "  (shown this once)"));
    welcome
        .firstRun()
        .apiToken()
        .ifPresent(token -> line(text, "token for scripts", token + "  (shown this once)"));
    welcome
        .firstRun()
        .botToken()
        .ifPresent(token -> line(text, "token for your bot", token + "  (shown this once)"));
    line(text, "Messenger", messenger());
    line(text, "database", database());
    if (config.tokenUnused()) {
      line(
          text,
          "note",
          "SIMULATOR is on although MESSENGER_PAGE_TOKEN is set: real customers get no messages;"
              + " unset SIMULATOR (or set off) to go live");
    }
    if (!config.simulator() && !"https".equals(config.http().publicUrl(port).getScheme())) {
      line(
          text,
          "note",
          "PUBLIC_URL is not an https address: Messenger cannot fetch your images there");
    }
    return text.toString();
  }

  private String messenger() {
    if (!config.simulator()) {
      return "real, page " + config.messenger().pageId();
    }
    return config.messenger().configuredApiUrl().isPresent()
        ? "page "
            + config.messenger().pageId()
            + " at "
            + config.messenger().configuredApiUrl().get()
        : "simulated, no account needed; nothing reaches a real person";
  }

  private String database() {
    return config
        .storage()
        .database()
        .map(address -> "PostgreSQL at " + address.servers())
        .orElseGet(
            () -> "built-in PostgreSQL, data in " + config.storage().dataDir().toAbsolutePath());
  }

  private static void line(StringBuilder text, String what, String value) {
    text.append("  %-18s %s%n".formatted(what, value));
  }
}
