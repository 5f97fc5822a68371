package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.access.TokenKind;
import io.promobot.access.Visitor;
import io.promobot.api.LiveHandler.Limits;
import io.promobot.campaign.Campaign;
import io.promobot.contract.InputHandler;
import io.promobot.db.Await;
import io.promobot.http.Capacity;
import io.promobot.http.ConnectionHandler;
import io.promobot.http.RawSocket;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A live stream whose campaign is looked up slowly. */
@Timeout(60)
class LiveHandlerIT {
  private final Vertx vertx = Vertx.vertx();
  private final FakeShop shop = new FakeShop();
  private final ConnectionHandler connections =
      new ConnectionHandler(
          ConnectionHandler.Memory.of(Capacity.here(), 1),
          ShopServer.PATIENCE,
          new HttpServerOptions());
  private final Promise<Optional<Campaign>> found = Promise.promise();
  private final Promise<Void> asked = Promise.promise();
  private final LiveHandler live =
      new LiveHandler(vertx, campaign -> asked(), shop::watch, Limits.USUAL);

  @AfterEach
  void close() {
    Await.on(vertx.close());
  }

  private Future<Optional<Campaign>> asked() {
    asked.complete();
    return found.future();
  }

  /** The campaign is found as soon as the server has noticed that the viewer has left. */
  private void enter(RoutingContext ctx) {
    ctx.put(Visitor.KEY, Visitor.ofToken(TokenKind.API, new byte[32]));
    ctx.put(InputHandler.PARAMETERS, Map.of("campaign", "welcome"));
    ctx.put(ConnectionHandler.KEY, connections);
    ctx.request()
        .connection()
        .closeHandler(
            gone ->
                vertx.runOnContext(
                    next -> found.complete(Optional.of(shop.campaigns.get("welcome")))));
    ctx.next();
  }

  @Test
  void a_viewer_who_goes_away_before_the_first_figures_leaves_nothing_behind() {
    Router router = Router.router(vertx);
    router.get("/live").handler(this::enter).handler(live);
    HttpServer server =
        Await.on(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));

    try (var viewer = new RawSocket(server.actualPort())) {
      viewer.send("GET /live HTTP/1.1\nHost: a\n\n");
      Await.on(asked.future());
    }
    Await.on(found.future());

    assertThat(live.watching()).isZero();
    assertThat(shop.viewers).isEmpty();
  }
}
