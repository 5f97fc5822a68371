package io.promobot;

import io.promobot.AppConfig.MailServer;
import io.promobot.AppConfig.StartTls;
import io.promobot.contact.DomainName;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code SMTP_URL}, such as {@code smtp://user:pass@host:587?starttls=required}. */
final class MailUrl {
  private static final int SMTP = 25;
  private static final int SMTP_WITH_LOGIN = 587;
  private static final int SMTPS = 465;

  /** A host that Java's addresses would not read. */
  private static final Pattern OTHER_LETTERS =
      Pattern.compile("(\\w+://(?:[^/?#]*@)?)([^/@:?#]*[^\\p{ASCII}/@:?#][^/@:?#]*)(.*)");

  private MailUrl() {}

  static Optional<MailServer> read(Settings settings) {
    var text = settings.text("SMTP_URL");
    var server =
        text.map(MailUrl::withAsciiHost).flatMap(Settings::parsedUri).flatMap(MailUrl::server);
    if (text.isPresent() && server.isEmpty()) {
      settings.mistake(
          "SMTP_URL",
          "is not the address of a mail server",
          "Write smtp://user:password@host:port?starttls=required (or optional, disabled), or"
              + " smtps://…, with special characters in the password percent-escaped");
    }
    return server;
  }

  private static String withAsciiHost(String url) {
    var parts = OTHER_LETTERS.matcher(url);
    return parts.matches()
        ? parts.group(1) + DomainName.ascii(parts.group(2)).orElse(parts.group(2)) + parts.group(3)
        : url;
  }

  private static Optional<MailServer> server(URI url) {
    var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    var login = Optional.ofNullable(url.getRawUserInfo()).map(info -> info.split(":", 2));
    var startTls = startTls(url.getRawQuery(), login.isPresent());
    var plainPath = url.getRawPath().isEmpty() || url.getRawPath().equals("/");
    var known = scheme.equals("smtp") || scheme.equals("smtps");
    if (!known
        || url.getHost() == null
        || !plainPath
        || startTls.isEmpty()
        || url.getPort() > 65535) {
      return Optional.empty();
    }
    return Optional.of(
        new MailServer(
            url.getHost().replaceAll("[\\[\\]]", ""),
            url.getPort() > 0 ? url.getPort() : presetPort(scheme, login.isPresent()),
            scheme.equals("smtps"),
            startTls.get(),
            login.map(parts -> DatabaseUrl.unescaped(parts[0])),
            login
                .filter(parts -> parts.length == 2)
                .map(parts -> new Secret(DatabaseUrl.unescaped(parts[1])))));
  }

  private static int presetPort(String scheme, boolean login) {
    if (scheme.equals("smtps")) {
      return SMTPS;
    }
    return login ? SMTP_WITH_LOGIN : SMTP;
  }

  /** Unless it is asked for, no password goes over a line that somebody may have made plain. */
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
