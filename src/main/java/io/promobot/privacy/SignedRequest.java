package io.promobot.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.messenger.Signature;
import io.promobot.untrusted.JsonReader;
import io.promobot.untrusted.Limits;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What Facebook sends about one of its users, signed with the app secret.
 *
 * @param user the person's id for our app, which need not be the one that Messenger gives the page
 * @param signature the same for each repetition of the same request
 * @param issued when Facebook signed it, to the second; empty when it does not say a sensible time
 */
record SignedRequest(String user, byte[] signature, Optional<Instant> issued) {
  static final String FIELD = "signed_request";

  private static final String ALGORITHM = "HMAC-SHA256";

  /** The end of the year 9999, as far as dates of every kind reach. */
  private static final long LATEST = 253_402_300_800L;

  private static final JsonReader JSON = JsonReader.strict(Limits.OF_REQUESTS);

  /**
   * Reads {@code signature.payload}, both in base64url; fails with a {@link Problem} unless it is
   * signed by Facebook and names a person.
   */
  static SignedRequest read(String text, Signature secret) {
    String[] parts = text.split("\\.", 2);
    byte[] signature = decoded(parts[0]);
    if (parts.length < 2 || signature.length == 0) {
      throw malformed();
    }
    // What is signed is the text of the payload, before it is decoded.
    if (!secret.accepts(signature, parts[1].getBytes(US_ASCII))) {
      throw Problem.notAllowed("The signature of signed_request does not fit our app secret");
    }
    JsonNode payload = JSON.read(decoded(parts[1]));
    if (!ALGORITHM.equalsIgnoreCase(payload.path("algorithm").asText())) {
      throw wrong("must be signed with " + ALGORITHM);
    }
    return Optional.of(payload.path("user_id").asText())
        .filter(user -> user.matches("[0-9]{1,40}"))
        .map(user -> new SignedRequest(user, signature, time(payload.path("issued_at"))))
        .orElseThrow(() -> wrong("does not say which user it is about"));
  }

  private static Optional<Instant> time(JsonNode seconds) {
    return Optional.of(seconds.asLong())
        .filter(time -> time > 0 && time < LATEST)
        .map(Instant::ofEpochSecond);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getUrlDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw malformed();
    }
  }

  private static Problem malformed() {
    return wrong("must be a signature and a payload in base64url, with a dot between them");
  }

  private static Problem wrong(String what) {
    return Problem.badInput(List.of(new Mistake(FIELD, what)));
  }
}
