package io.promobot.desk;

import io.promobot.channel.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves who sent a body, and when: by the rules of Standard Webhooks, and by the older headers of
 * our own, which know one secret only.
 */
final class WebhookSignature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";

  private WebhookSignature() {}

  /** What goes with a body that is sent at this time. */
  static Map<String, String> headers(String id, String body, Instant now, SigningKeys keys) {
    String timestamp = Long.toString(now.getEpochSecond());
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        timestamp,
        "webhook-signature",
        standard(id, timestamp, body, keys),
        "X-Promobot-Id",
        id,
        "X-Promobot-Timestamp",
        timestamp,
        "X-Promobot-Signature",
        ours(timestamp, body, keys));
  }

  private static String standard(String id, String timestamp, String body, SigningKeys keys) {
    String signed = id + "." + timestamp + "." + body;
    return keys.all()
        .map(secret -> Base64.getEncoder().encodeToString(hmac(key(secret), signed)))
        .map(signature -> "v1," + signature)
        .collect(Collectors.joining(" "));
  }

  /** Secrets of before had no prefix; their letters are the key. */
  private static byte[] key(String secret) {
    return secret.startsWith(PREFIX)
        ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
        : bytes(secret);
  }

  private static String ours(String timestamp, String body, SigningKeys keys) {
    byte[] signature = hmac(bytes(keys.now()), timestamp + "." + body);
    return "sha256=" + HexFormat.of().formatHex(signature);
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
