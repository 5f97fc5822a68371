package io.promobot.chat;

import io.promobot.channel.Line;
import io.promobot.text.SignedText;
import io.promobot.text.StoryLanguage;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Optional;

/**
 * Somebody who looks at the chat. Their token says all we know, so nothing is stored about them
 * until they tap or write.
 *
 * @param id 128 random bits, in base64url
 * @param origin where they came from; may be empty
 * @param speaks the language of their page or browser, which is in no token
 * @param zone where their clock is, as their browser says; in no token either
 */
record Visitor(String id, String origin, Optional<StoryLanguage> speaks, Optional<ZoneId> zone) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 16;

  /** Somebody new. */
  static Visitor from(String origin) {
    byte[] id = new byte[ID_BYTES];
    RANDOM.nextBytes(id);
    return new Visitor(
        Base64.getUrlEncoder().withoutPadding().encodeToString(id),
        origin,
        Optional.empty(),
        Optional.empty());
  }

  /** The same, who speaks this just now, there. */
  Visitor speaking(Optional<StoryLanguage> language, Optional<ZoneId> there) {
    return new Visitor(id, origin, language, there);
  }

  /** Their only secret. */
  String token(byte[] key) {
    return SignedText.sign(id + ":" + origin, key);
  }

  /** Empty when it is not one of our tokens. */
  static Optional<Visitor> read(String token, byte[] key) {
    return SignedText.read(token, key)
        .map(text -> text.split(":", 2))
        .map(parts -> new Visitor(parts[0], parts[1], Optional.empty(), Optional.empty()));
  }

  /** Their customer's id on this line, once they are one. */
  String person() {
    return Line.WEB.person(id);
  }
}
