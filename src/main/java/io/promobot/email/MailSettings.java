package io.promobot.email;

import io.promobot.contact.DomainName;
import java.time.Duration;
import java.util.Optional;

/**
 * The server that sends our e-mails, and their sender.
 *
 * @param timeout within which every e-mail is sent or has failed
 */
public record MailSettings(
    String host,
    int port,
    Security security,
    Optional<Login> login,
    String from,
    Duration timeout) {

  /** How the connection is made safe. */
  public enum Security {
    NONE,
    /** STARTTLS where it is offered. */
    UPGRADE_IF_OFFERED,
    UPGRADE,
    TLS
  }

  /** The name we introduce ourselves by. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[***]";
    }
  }

  /** Domains may be in any script; they are stored as the network writes them. */
  public MailSettings {
    from = Headers.address(from).orElse(from);
    host = DomainName.ascii(host).orElse(host);
  }

  String domain() {
    return from.substring(from.lastIndexOf('@') + 1);
  }

  /**
   * The sender of e-mails to ourselves: Gmail and other readers answer a message from the reader's
   * own address to that address, whatever Reply-To says. The sub-address is of the same domain, for
   * SPF and DKIM, and of the same mailbox, for most servers that check who may send.
   */
  String fromForOurselves() {
    int at = from.lastIndexOf('@');
    return from.substring(0, at) + "+questions" + from.substring(at);
  }
}
