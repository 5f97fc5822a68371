package io.promobot.contact;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address, with its domain in lower case.
 *
 * @param address as it is written to
 * @param key as it is compared: all in lower case
 */
public record Email(String address, String key) {
  private static final int LONGEST = 254;
  private static final EmailValidator RULES =
      JMail.validator()
          .requireTopLevelDomain()
          .disallowIpDomain()
          .disallowExplicitSourceRouting()
          .disallowQuotedIdentifiers()
          .withRule(address -> !address.hasIdentifier() && address.comments().isEmpty());

  /** Reads an address that could exist; empty when it could not. */
  public static Optional<Email> read(String text) {
    String address = text.strip();
    if (address.length() > LONGEST || !RULES.isValid(address)) {
      return Optional.empty();
    }
    int at = address.lastIndexOf('@');
    String told = address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
    return Optional.of(new Email(told, told.toLowerCase(Locale.ROOT)));
  }
}
