package io.promobot.chat;

import io.promobot.channel.Line;
import io.promobot.text.SignedText;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Somebody who looks at the chat. Their token says all we know, so nothing is stored about them
 * until they tap or write.
 *
 * @param id 128 random bits, in base64url
 * @param origin where they came from; may be empty
 */
record Visitor(String id, String origin) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 16;

  /** Somebody new. */
  static Visitor from(String origin) {
    byte[] id = new byte[ID_BYTES];
    RANDOM.nextBytes(id);
    return new Visitor(Base64.getUrlEncoder().withoutPadding().encodeToString(id), origin);
  }

  /** Their only secret. */
  String token(byte[] key) {
    return SignedText.sign(id + ":" + origin, key);
  }

  /** Empty when it is not one of our tokens. */
  static Optional<Visitor> read(String token, byte[] key) {
    return SignedText.read(token, key)
        .map(text -> text.split(":", 2))
        .map(parts -> new Visitor(parts[0], parts[1]));
  }

  /** Their customer's id on this line, once they are one. */
  String person() {
    return Line.WEB.person(id);
  }
}
