package io.promobot.email;

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

  String domain() {
    return from.substring(from.lastIndexOf('@') + 1);
  }
}
