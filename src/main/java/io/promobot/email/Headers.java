package io.promobot.email;

import io.promobot.channel.NoticeText;
import io.promobot.contact.DomainName;
import io.promobot.text.Cut;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The headers of our e-mails; no text from others can start a header of its own. */
final class Headers {
  private static final int LONGEST_SUBJECT = 150;
  private static final int LONGEST_NAME = 80;
  private static final int HASHED = 6;
  private static final Pattern BARE_ADDRESS =
      Pattern.compile("[^\\p{Cc}\\p{Z}<>(),:;\\\\\"@]+@[^\\p{Cc}\\p{Z}<>(),:;\\\\\"@]+");

  private Headers() {}

  static String subject(String text) {
    String shown = Cut.to(NoticeText.oneLine(text), LONGEST_SUBJECT);
    return EncodedWords.needless(shown)
        ? MimeUtility.fold("Subject: ".length(), shown)
        : EncodedWords.of(shown);
  }

  /** A bare address, its domain as SMTP wants it. */
  static Optional<String> address(String text) {
    if (!BARE_ADDRESS.matcher(text).matches()) {
      return Optional.empty();
    }
    int at = text.indexOf('@');
    return DomainName.ascii(text.substring(at + 1))
        .map(domain -> text.substring(0, at + 1) + domain);
  }

  static String named(String name, String address) {
    String shown = Cut.to(NoticeText.oneLine(name), LONGEST_NAME);
    return EncodedWords.needless(shown)
        ? quoted(shown, address)
        : EncodedWords.of(shown) + "\r\n <" + address + ">";
  }

  private static String quoted(String name, String address) {
    try {
      return new InternetAddress(address, name, StandardCharsets.US_ASCII.name()).toString();
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same for the same e-mail, however often it is sent, and different for every other. */
  static String messageId(String id, String recipient, String domain) {
    return "<promobot." + id + "." + hash(recipient) + "@" + domain + ">";
  }

  private static String hash(String text) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, HASHED);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
