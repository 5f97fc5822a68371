package io.promobot.contact;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address, with its domain in lower case and in the script of its language.
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
          .disallowObsoleteWhitespace()
          .withRule(address -> !address.hasIdentifier() && address.comments().isEmpty());

  /**
   * Reads an address that could exist, ignoring anything pasted around it; empty when it could not.
   */
  public static Optional<Email> read(String text) {
    String typed = TypedEmail.of(text);
    int at = typed.lastIndexOf('@');
    String mailbox = typed.substring(0, Math.max(at, 0));
    String domain = typed.substring(at + 1);
    return DomainName.ascii(domain)
        .filter(ascii -> couldExist(mailbox + "@" + ascii))
        .flatMap(DomainName::unicode)
        .map(shown -> mailbox + "@" + shown)
        .map(address -> new Email(address, address.toLowerCase(Locale.ROOT)));
  }

  private static boolean couldExist(String address) {
    return address.getBytes(StandardCharsets.UTF_8).length <= LONGEST && RULES.isValid(address);
  }
}
