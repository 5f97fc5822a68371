package io.promobot.simulator;

import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** Turns an e-mail as it came over the wire into what a mail program shows. */
final class MailReader {
  private static final Session NO_SERVER = Session.getInstance(utf8Headers());
  private static final int DEEPEST = 5;

  private MailReader() {}

  private static Properties utf8Headers() {
    Properties properties = new Properties();
    properties.setProperty("mail.mime.allowutf8", "true");
    return properties;
  }

  static Mail read(byte[] bytes) throws MessagingException, IOException {
    MimeMessage message = new MimeMessage(NO_SERVER, new ByteArrayInputStream(bytes));
    return new Mail(
        header(message, RecipientType.TO.toString()),
        header(message, "From"),
        header(message, "Reply-To"),
        header(message, "Subject"),
        body(message, "text/plain", DEEPEST).orElse(""),
        body(message, "text/html", DEEPEST).orElse(""),
        header(message, "Message-ID"));
  }

  private static String header(MimeMessage message, String name)
      throws MessagingException, IOException {
    String value = message.getHeader(name, ", ");
    return value == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(value));
  }

  private static Optional<String> body(Part part, String type, int depth)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return Optional.of(text(part));
    }
    if (!part.isMimeType("multipart/*") || depth == 0) {
      return Optional.empty();
    }
    MimeMultipart parts =
        new MimeMultipart(new ByteArrayDataSource(part.getInputStream(), part.getContentType()));
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart each = parts.getBodyPart(i);
      Optional<String> found = body(each, type, depth - 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static String text(Part part) throws MessagingException, IOException {
    return new String(part.getInputStream().readAllBytes(), charset(part)).replace("\r\n", "\n");
  }

  private static Charset charset(Part part) throws MessagingException {
    String name = new ContentType(part.getContentType()).getParameter("charset");
    try {
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
    } catch (IllegalArgumentException unknown) {
      return StandardCharsets.UTF_8;
    }
  }
}
