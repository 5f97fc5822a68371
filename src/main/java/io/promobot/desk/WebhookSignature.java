package io.promobot.desk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves who sent a body, and when. */
final class WebhookSignature {
  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSignature() {}

  /** What goes with a body that is sent at this time. */
  static Map<String, String> headers(String id, String body, Instant now, String secret) {
    String timestamp = Long.toString(now.getEpochSecond());
    return Map.of(
        "X-Promobot-Id",
        id,
        "X-Promobot-Timestamp",
        timestamp,
        "X-Promobot-Signature",
        of(secret, timestamp, body));
  }

  private static String of(String secret, String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes(secret), ALGORITHM));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(bytes(timestamp + "." + body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
