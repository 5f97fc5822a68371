package io.promobot;

import io.promobot.AppConfig.MailServer;
import io.promobot.address.Endpoint;
import io.promobot.contact.Email;
import io.promobot.contact.Phone;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Reads what concerns people who register, and the e-mails they get. */
final class LeadSettings {
  private static final String PRESET_REGION = "ES";

  private LeadSettings() {}

  static AppConfig.Leads read(Settings settings) {
    return new AppConfig.Leads(
        settings.duration(
            "WELCOME_DELAY", Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofHours(72)),
        region(settings));
  }

  private static String region(Settings settings) {
    var region = settings.text("PHONE_REGION").orElse(PRESET_REGION).toUpperCase(Locale.ROOT);
    if (!Phone.knows(region)) {
      settings.mistake(
          "PHONE_REGION", "is not a country we know", "Write two letters, such as ES, DE or US");
    }
    return region;
  }

  /**
   * As it is set; else the mail server's user where that is an address, else one at our own host.
   */
  static Email mailFrom(Settings settings, Optional<MailServer> mail, Optional<URI> publicUrl) {
    var text = settings.text("MAIL_FROM");
    var from =
        text.or(() -> mail.flatMap(MailServer::user))
            .flatMap(Email::read)
            .filter(email -> email.address().matches("\\p{ASCII}+@.+"));
    if (text.isPresent() && from.isEmpty()) {
      settings.mistake(
          "MAIL_FROM",
          "is not an e-mail address",
          "Write one like shop@example.com, with English letters before the @");
    }
    var ours =
        "promobot@" + publicUrl.flatMap(Endpoint::of).map(Endpoint::host).orElse("localhost");
    return from.orElseGet(() -> new Email(ours, ours));
  }
}
