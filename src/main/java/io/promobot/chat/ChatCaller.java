package io.promobot.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.access.SessionHandler;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.util.Optional;

/** Whose limits a call uses up. */
public final class ChatCaller {
  private static final String PASS = "promobot-crowd";

  private final boolean behindProxy;
  private final Optional<byte[]> crowdPass;

  /**
   * @param behindProxy whether a proxy of ours says who is calling
   * @param crowdPass what the demo's crowd shows; made at each start, and known to this process
   *     alone
   */
  public ChatCaller(boolean behindProxy, Optional<String> crowdPass) {
    this.behindProxy = behindProxy;
    this.crowdPass = crowdPass.map(pass -> pass.getBytes(UTF_8));
  }

  /** Empty for the demo's crowd: all its people come from one address. */
  Optional<String> address(HttpServerRequest request) {
    return ofCrowd(request)
        ? Optional.empty()
        : Optional.of(SessionHandler.address(request, behindProxy));
  }

  private boolean ofCrowd(HttpServerRequest request) {
    String shown = request.getHeader(PASS);
    return shown != null
        && crowdPass.filter(pass -> MessageDigest.isEqual(pass, shown.getBytes(UTF_8))).isPresent();
  }
}
