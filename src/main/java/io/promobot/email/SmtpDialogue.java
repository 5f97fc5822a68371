package io.promobot.email;

import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.email.SmtpVerdict.Step;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Hands one e-mail to the mail server over a connection of its own; it blocks. */
final class SmtpDialogue {
  private static final int CONNECT_MS = 5_000;
  private static final String UTF8 = "SMTPUTF8";

  /**
   * Kept so that its level stays set: the library prints to standard error what we log ourselves.
   */
  private static final Logger LIBRARY = Logger.getLogger("org.eclipse.angus.mail");

  static {
    LIBRARY.setLevel(Level.WARNING);
  }

  private final MailSettings settings;
  private final Line line = new Line();
  private boolean begun;
  private boolean stopped;

  SmtpDialogue(MailSettings settings) {
    this.settings = settings;
  }

  /** Throws {@link SendFailure} when the server did not accept it, or did not say so. */
  void send(Mail mail) {
    start();
    Session session = Session.getInstance(properties(mail));
    SMTPTransport server = new SMTPTransport(session, null);
    try {
      connect(server);
      boolean utf8 = mail.needsUtf8() && server.supportsExtension(UTF8);
      check(mail, utf8);
      begin();
      server.sendMessage(mail.message(session, utf8), recipient(mail));
    } catch (MessagingException failed) {
      throw SmtpVerdict.of(failed, step(), server);
    } finally {
      close(server);
    }
  }

  private Properties properties(Mail mail) {
    Properties mine = new Properties();
    mine.put("mail.smtp.localhost", settings.domain());
    mine.put("mail.smtp.from", settings.from());
    mine.put("mail.smtp.connectiontimeout", String.valueOf(CONNECT_MS));
    mine.put("mail.smtp.timeout", String.valueOf(settings.timeout().toMillis()));
    mine.put("mail.smtp.quitwait", "false");
    mine.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    mine.put("mail.mime.allowutf8", String.valueOf(mail.needsUtf8()));
    mine.put("mail.smtp.socketFactory", line);
    mine.put("mail.smtp.socketFactory.fallback", "false");
    secure(mine);
    return mine;
  }

  private void secure(Properties mine) {
    switch (settings.security()) {
      case NONE -> {}
      case UPGRADE_IF_OFFERED -> mine.put("mail.smtp.starttls.enable", "true");
      case UPGRADE -> mine.put("mail.smtp.starttls.required", "true");
      case TLS -> {
        mine.put("mail.smtp.ssl.enable", "true");
        mine.put("mail.smtp.ssl.socketFactory", line);
      }
    }
    // Where there are no credentials to protect, an unverified server is better than no encryption
    // at all.
    boolean anyServer =
        settings.login().isEmpty()
            && settings.security() == MailSettings.Security.UPGRADE_IF_OFFERED;
    mine.put("mail.smtp.ssl.checkserveridentity", String.valueOf(!anyServer));
    if (anyServer) {
      mine.put("mail.smtp.ssl.trust", "*");
    }
  }

  private void connect(SMTPTransport server) throws MessagingException {
    server.connect(
        settings.host(),
        settings.port(),
        settings.login().map(MailSettings.Login::user).orElse(null),
        settings.login().map(MailSettings.Login::password).orElse(null));
    if (settings.login().isPresent() && !server.supportsExtension("AUTH")) {
      throw new SendFailure(
          Reason.LOGIN_REFUSED, "The mail server offers no login on this connection");
    }
  }

  private static void check(Mail mail, boolean utf8) {
    if (mail.needsUtf8() && !utf8) {
      throw new SendFailure(
          Reason.ADDRESS_REFUSED,
          "This mail server cannot deliver to addresses with non-English letters before the @ (it"
              + " does not offer SMTPUTF8)");
    }
  }

  private static Address[] recipient(Mail mail) {
    InternetAddress address = new InternetAddress();
    address.setAddress(mail.recipient());
    return new Address[] {address};
  }

  private synchronized void start() {
    begun = false;
    if (stopped) {
      throw late();
    }
  }

  /** Connected and logged in: from here on, the server may have the e-mail. */
  private synchronized void begin() {
    if (stopped) {
      throw late();
    }
    begun = true;
  }

  /**
   * Aborts it wherever it is: an e-mail that nobody waits for any more must not go out unnoticed.
   */
  synchronized SendFailure stop() {
    stopped = true;
    line.cut();
    return late();
  }

  private SendFailure late() {
    return begun
        ? new SendFailure(Reason.NO_ANSWER, "The mail server did not answer in time")
        : new SendFailure(Reason.NOT_REACHED, "The mail server was not ready in time");
  }

  private synchronized Step step() {
    return begun ? Step.LETTER : Step.BEFORE;
  }

  private static void close(SMTPTransport server) {
    try {
      server.close();
    } catch (MessagingException gone) {
      // A goodbye that no longer reaches the server is not a failure.
    }
  }
}
