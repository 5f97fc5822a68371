package io.promobot.messenger;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Checks that Facebook wrote something: its signature under one of our app secrets. */
public final class Signature {
  private static final String PREFIX = "sha256=";
  private static final int LENGTH = PREFIX.length() + 64;

  private final List<Hmac> secrets;

  /** Several secrets are accepted at once, so that changing the app secret leaves no gap. */
  public Signature(List<String> secrets) {
    this.secrets = secrets.stream().map(Hmac::new).toList();
  }

  /**
   * Whether the {@code X-Hub-Signature-256} header matches the body.
   *
   * @param header as the server hands it out, null when missing
   * @param body the bytes as received: decoding and encoding them again changes the signature
   */
  public boolean accepts(String header, byte[] body) {
    if (header == null || !wellFormed(header)) {
      return false;
    }
    return accepts(HexFormat.of().parseHex(header, PREFIX.length(), LENGTH), body);
  }

  /** Whether this is the signature of these bytes; how long it takes tells nothing. */
  public boolean accepts(byte[] claimed, byte[] signed) {
    boolean accepted = false;
    for (Hmac secret : secrets) {
      accepted |= MessageDigest.isEqual(secret.of(signed), claimed);
    }
    return accepted;
  }

  private static boolean wellFormed(String header) {
    if (header.length() != LENGTH || !header.startsWith(PREFIX)) {
      return false;
    }
    for (int i = PREFIX.length(); i < LENGTH; i++) {
      char c = header.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
