package io.promobot.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with the app's secret, as Meta signs webhooks and proofs tokens. */
final class Signatures {
  private final Mac mac;

  Signatures(String appSecret) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", impossible);
    }
  }

  String header(byte[] body) {
    return "sha256=" + hex(body);
  }

  String proof(String token) {
    return hex(token.getBytes(StandardCharsets.UTF_8));
  }

  private String hex(byte[] bytes) {
    return HexFormat.of().formatHex(mac.doFinal(bytes));
  }
}
