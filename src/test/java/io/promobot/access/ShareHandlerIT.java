package io.promobot.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.promobot.db.Await;
import io.promobot.http.FailureHandler;
import io.promobot.http.RawSocket;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Visitors whose requests take as long as the test wants. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class ShareHandlerIT {
  private static final int AT_ONCE = 64;

  private final AtomicInteger begun = new AtomicInteger();
  private final Promise<Void> answered = Promise.promise();
  private final List<RawSocket> open = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start(Vertx vertx) {
    var router = Router.router(vertx);
    router.get("/:visitor").handler(ShareHandlerIT::enter).handler(new ShareHandler());
    router.get("/:visitor").handler(this::work);
    router.route().failureHandler(new FailureHandler(new SimpleMeterRegistry()));
    server = Await.on(vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
  }

  @AfterEach
  void stop() {
    open.forEach(RawSocket::close);
  }

  private static void enter(RoutingContext ctx) {
    ctx.put(
        Visitor.KEY, new Visitor(Visitor.Kind.SESSION, ctx.pathParam("visitor"), Optional.empty()));
    ctx.next();
  }

  private void work(RoutingContext ctx) {
    begun.incrementAndGet();
    answered.future().onSuccess(done -> ctx.end("done"));
  }

  private RawSocket ask(String visitor) {
    var peer = new RawSocket(server.actualPort());
    open.add(peer);
    return peer.send("GET /" + visitor + " HTTP/1.1\nHost: a\nConnection: close\n\n");
  }

  private List<RawSocket> askAsOftenAsAllowed(String visitor) {
    var peers = new ArrayList<RawSocket>();
    for (int i = 0; i < AT_ONCE; i++) {
      peers.add(ask(visitor));
    }
    Await.until(() -> begun.get() == AT_ONCE);
    return peers;
  }

  @Test
  void more_than_a_visitors_share_is_asked_to_come_back_and_others_are_not() {
    var first = askAsOftenAsAllowed("ana");

    assertThat(ask("ana").readToEnd()).startsWith("HTTP/1.1 429 ").contains("retry-after: 1");
    var other = ask("ben");
    Await.until(() -> begun.get() == AT_ONCE + 1);
    answered.complete();

    first.forEach(one -> assertThat(one.readToEnd()).endsWith("done"));
    assertThat(other.readToEnd()).endsWith("done");
    assertThat(ask("ana").readToEnd()).endsWith("done");
  }

  @Test
  void who_goes_away_leaves_their_place() {
    askAsOftenAsAllowed("ana").forEach(RawSocket::close);

    Await.until(
        () -> {
          ask("ana");
          return begun.get() > AT_ONCE;
        });
  }
}
