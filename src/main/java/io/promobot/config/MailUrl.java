package io.promobot.config;

import io.promobot.config.AppConfig.MailServer;
import io.promobot.config.AppConfig.StartTls;
import io.promobot.contact.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code SMTP_URL}, such as {@code smtp://user:pass@host:587?starttls=required}. */
final class MailUrl {
  private static final int SMTP = 25;
  private static final int SMTP_WITH_LOGIN = 587;
  private static final int SMTPS = 465;

  private MailUrl() {}

  static Optional<MailServer> read(Settings settings) {
    var text = settings.text(Setting.SMTP_URL);
    var slip = text.flatMap(url -> LoginUrl.slip(url, List.of("smtp", "smtps")));
    if (slip.isPresent()) {
      return refused(slip.get(), settings);
    }
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var url = parsed(text.get());
    if (url.isEmpty()) {
      return refused("has a character that must be written with % and its number", settings);
    }
    var server = server(url.get());
    return server.isPresent()
        ? server
        : refused("has more after the host than starttls=required, optional or disabled", settings);
  }

  private static Optional<MailServer> refused(String why, Settings settings) {
    settings.mistake(
        Setting.SMTP_URL,
        why,
        "Write smtp://user:password@host:port?starttls=required (or optional, disabled), or"
            + " smtps://…");
    return Optional.empty();
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<MailServer> server(URI url) {
    var scheme = url.getScheme().toLowerCase(Locale.ROOT);
    var authority = url.getRawAuthority();
    int at = authority.indexOf('@');
    var login =
        at < 0 ? Optional.<String[]>empty() : Optional.of(parts(authority.substring(0, at)));
    var startTls = startTls(url.getRawQuery(), login.isPresent());
    var plainPath = url.getRawPath().isEmpty() || url.getRawPath().equals("/");
    if (!plainPath || startTls.isEmpty()) {
      return Optional.empty();
    }
    var endpoint = Endpoint.of(url).orElseThrow();
    return Optional.of(
        new MailServer(
            endpoint.host(),
            endpoint.portOr(presetPort(scheme, login.isPresent())),
            scheme.equals("smtps"),
            startTls.get(),
            login.map(parts -> DatabaseUrl.unescaped(parts[0])),
            login
                .filter(parts -> parts.length == 2)
                .map(parts -> new Secret(DatabaseUrl.unescaped(parts[1])))));
  }

  private static String[] parts(String login) {
    return login.split(":", 2);
  }

  private static int presetPort(String scheme, boolean login) {
    if (scheme.equals("smtps")) {
      return SMTPS;
    }
    return login ? SMTP_WITH_LOGIN : SMTP;
  }

  /**
   * Unless the setting says so, no password is sent over a connection that somebody may have
   * downgraded to plain text.
   */
  private static Optional<StartTls> startTls(String query, boolean login) {
    var preset = login ? "starttls=required" : "starttls=optional";
    return switch (query == null ? preset : query) {
      case "starttls=disabled" -> Optional.of(StartTls.DISABLED);
      case "starttls=optional" -> Optional.of(StartTls.OPTIONAL);
      case "starttls=required" -> Optional.of(StartTls.REQUIRED);
      default -> Optional.empty();
    };
  }
}
