package io.promobot.config;

import io.promobot.contact.Endpoint;
import io.promobot.contact.WebAddress;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads settings that are web addresses, and explains what is wrong with one without repeating it.
 */
final class WebUrl {
  private static final Pattern WEB = Pattern.compile("(?i)https?://.*");
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9/._~-]*");

  private WebUrl() {}

  /** An absolute http or https address without query; the trailing slash is dropped. */
  static Optional<URI> read(Setting name, Settings settings) {
    var text = settings.text(name).map(given -> given.replaceAll("/+$", ""));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var slip = slip(text.get());
    slip.ifPresent(
        what ->
            settings.mistake(
                name, what, "Write it in full, such as " + name + "=https://shop.example.com"));
    return slip.isPresent() ? Optional.empty() : WebAddress.read(text.get());
  }

  private static Optional<String> slip(String text) {
    if (!WEB.matcher(text).matches()) {
      return Optional.of("does not begin with http:// or https://");
    }
    if (text.contains("?") || text.contains("#")) {
      return Optional.of("has a ? or a #, which must be left out with what follows it");
    }
    var address = WebAddress.read(text);
    if (address.isEmpty()) {
      return Optional.of("has no host that can be read between // and the next /");
    }
    if (Endpoint.namesUser(address.get())) {
      return Optional.of("has a user or a password before an @, which must be left out");
    }
    return Endpoint.of(address.get()).filter(Endpoint::portFits).isPresent()
        ? Optional.empty()
        : Optional.of("has a port that is not from 1 to 65535");
  }

  /** The same for our own address, whose path becomes part of every page and cookie. */
  static Optional<URI> readOwn(Setting name, Settings settings) {
    var url = read(name, settings);
    var path = url.map(URI::getRawPath).orElse("");
    if (!PATH.matcher(path).matches() || path.contains("//") || path.contains("/.")) {
      settings.mistake(
          name,
          "has a path with other characters than letters, digits, hyphens and underscores",
          "Write it like " + name + "=https://shop.example.com/bot");
    }
    return url;
  }
}
