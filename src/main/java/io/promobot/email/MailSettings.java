package io.promobot.email;

import io.promobot.contact.DomainName;
import java.time.Duration;
import java.util.Optional;

/**
 * The server that takes our e-mails, and whom they come from.
 *
 * @param timeout within which every e-mail is sent or has failed
 */
public record MailSettings(
    String host,
    int port,
    Security security,
    Optional<Login> login,
    String from,
    String business,
    Duration timeout) {

  /** How the connection is made safe. */
  public enum Security {
    NONE,
    /** STARTTLS where it is offered. */
    UPGRADE_IF_OFFERED,
    UPGRADE,
    TLS
  }

  /** Who we say we are. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[***]";
    }
  }

  /** Domains may be in any letters; they are kept as the network writes them. */
  public MailSettings {
    from = Headers.address(from).orElse(from);
    host = DomainName.ascii(host).orElse(host);
  }

  String domain() {
    return from.substring(from.lastIndexOf('@') + 1);
  }

  /**
   * Whom letters to ourselves come from: Gmail and other readers answer what came from the reader's
   * own address to that address, whatever Reply-To says. The sub-address is of the same domain, for
   * SPF and DKIM, and of the same mailbox, for most servers that check who may send.
   */
  String fromForOurselves() {
    int at = from.lastIndexOf('@');
    return from.substring(0, at) + "+questions" + from.substring(at);
  }
}
