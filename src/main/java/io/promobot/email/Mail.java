package io.promobot.email;

import io.promobot.channel.Letter;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * An e-mail with its envelope.
 *
 * @param from as the header shows it, including the name
 * @param recipient as SMTP writes it
 * @param id its Message-ID
 */
record Mail(String from, String recipient, String id, Letter letter, Instant at) {

  /** Whether only a server that knows SMTPUTF8 can deliver it. */
  boolean needsUtf8() {
    return !isAscii(recipient);
  }

  private Optional<String> replyTo() {
    return letter.replyTo().flatMap(Headers::address);
  }

  private static boolean isAscii(String text) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }

  /**
   * The message in MIME format.
   *
   * @param utf8 whether headers may contain addresses beyond ASCII; otherwise such a Reply-To is
   *     left out: asking for SMTPUTF8 because of it could make a later server refuse the whole
   *     message
   */
  MimeMessage message(Session session, boolean utf8) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setHeader("From", from);
    message.setHeader("To", recipient);
    Optional<String> answer = replyTo().filter(to -> utf8 || isAscii(to));
    if (answer.isPresent()) {
      message.setHeader("Reply-To", answer.get());
    }
    message.setHeader("Subject", Headers.subject(letter.subject()));
    if (!letter.typed()) {
      message.setHeader("Auto-Submitted", "auto-generated");
    }
    message.setSentDate(Date.from(at));
    message.setContent(body());
    message.saveChanges();
    message.setHeader("Message-ID", id);
    return message;
  }

  private Multipart body() throws MessagingException {
    return new MimeMultipart(
        "alternative", part(letter.text(), "plain"), part(letter.html(), "html"));
  }

  private static MimeBodyPart part(String text, String kind) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(lines(text), StandardCharsets.UTF_8.name(), kind);
    return part;
  }

  private static String lines(String text) {
    return text.replace("\0", "").replaceAll("\r\n?|\n", "\r\n");
  }
}
