package io.promobot.api;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import io.promobot.http.HandshakeHandler;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/** The webhook, which goes first and alone: it must stay lean. */
public final class WebhookRoutes {
  private static final Set<String> PATHS = Set.of("/webhooks/messenger", "/webhooks/messenger/");

  private final WebhookHandler webhook;
  private final HandshakeHandler handshake;

  public WebhookRoutes(WebhookHandler webhook, String verifyToken) {
    this.webhook = webhook;
    this.handshake = new HandshakeHandler(verifyToken);
  }

  /** Everything else goes to the router. */
  Handler<HttpServerRequest> before(Handler<HttpServerRequest> router) {
    return request -> {
      boolean forWebhook = PATHS.contains(request.path());
      if (forWebhook && request.method().equals(POST)) {
        webhook.handle(request);
      } else if (forWebhook && request.method().equals(GET)) {
        handshake.handle(request);
      } else {
        router.handle(request);
      }
    };
  }
}
