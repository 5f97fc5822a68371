package io.promobot.config;

import io.promobot.config.AppConfig.MailServer;
import io.promobot.contact.Email;
import io.promobot.contact.Endpoint;
import io.promobot.contact.Phone;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Reads the settings for people who register and for the e-mails they get. */
final class LeadSettings {
  private LeadSettings() {}

  static AppConfig.Leads read(Settings settings) {
    return new AppConfig.Leads(settings.duration(Setting.WELCOME_DELAY), region(settings));
  }

  private static String region(Settings settings) {
    var region = settings.textOrPreset(Setting.PHONE_REGION).toUpperCase(Locale.ROOT);
    if (!Phone.knows(region)) {
      settings.mistake(
          Setting.PHONE_REGION,
          "is not a country we know",
          "Write two letters, such as ES, DE or US");
    }
    return region;
  }

  /** The configured address, otherwise the mail server's user if that is an address. */
  static Optional<Email> mailbox(Settings settings, Optional<MailServer> mail) {
    var text = settings.text(Setting.MAIL_FROM);
    var from =
        text.or(() -> mail.flatMap(MailServer::user))
            .flatMap(Email::read)
            .filter(email -> email.address().matches("\\p{ASCII}+@.+"));
    if (text.isPresent() && from.isEmpty()) {
      settings.mistake(
          Setting.MAIL_FROM,
          "is not an e-mail address",
          "Write one like shop@example.com, with English letters before the @");
    }
    return from;
  }

  /** An address at our own host, where nobody may be reading. */
  static Email ourMailbox(Optional<URI> publicUrl) {
    var ours =
        "promobot@" + publicUrl.flatMap(Endpoint::of).map(Endpoint::host).orElse("localhost");
    return new Email(ours, ours);
  }
}
