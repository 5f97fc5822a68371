package io.promobot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.util.Optional;

/** Answers Messenger's check whether this webhook is ours. */
public final class HandshakeHandler implements Handler<HttpServerRequest> {
  private static final int LONGEST_CHALLENGE = 200;

  private final byte[] verifyToken;

  public HandshakeHandler(String verifyToken) {
    this.verifyToken = verifyToken.getBytes(UTF_8);
  }

  @Override
  public void handle(HttpServerRequest request) {
    var response =
        request
            .response()
            .putHeader("content-type", "text/plain; charset=utf-8")
            .putHeader("x-content-type-options", "nosniff");
    var answer = answer(request);
    response.setStatusCode(answer.isPresent() ? 200 : 403).end(answer.orElse(""));
  }

  private Optional<String> answer(HttpServerRequest request) {
    try {
      var challenge = request.getParam("hub.challenge", "");
      var welcome =
          "subscribe".equals(request.getParam("hub.mode"))
              && MessageDigest.isEqual(
                  verifyToken, request.getParam("hub.verify_token", "").getBytes(UTF_8))
              && harmless(challenge);
      return welcome ? Optional.of(challenge) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // a query that cannot be decoded
      return Optional.empty();
    }
  }

  /** Anything that is echoed must be meaningless to a browser. */
  private static boolean harmless(String challenge) {
    return !challenge.isEmpty()
        && challenge.length() <= LONGEST_CHALLENGE
        && challenge.chars().allMatch(HandshakeHandler::plain);
  }

  private static boolean plain(int c) {
    return c >= '0' && c <= '9'
        || c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c == '_'
        || c == '.'
        || c == '-';
  }
}
