package io.promobot.outbox;

import io.promobot.text.SignedText;
import java.util.Optional;

/**
 * Identifies one of our links: a button that was sent to a customer. It contains no address and is
 * signed, so nobody can forge one that leads elsewhere.
 */
record LinkToken(long customer, String campaign, int version, String button) {

  String signed(byte[] key) {
    return SignedText.sign(customer + ":" + campaign + ":" + version + ":" + button, key);
  }

  /** Empty when it was not signed with this key. */
  static Optional<LinkToken> read(String token, byte[] key) {
    return SignedText.read(token, key).map(text -> of(text.split(":")));
  }

  private static LinkToken of(String[] parts) {
    return new LinkToken(Long.parseLong(parts[0]), parts[1], Integer.parseInt(parts[2]), parts[3]);
  }
}
