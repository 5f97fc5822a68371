package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One event loop, and requests that keep it busy for five milliseconds each. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class TurnHandlerIT {
  private static final long WORK = Duration.ofMillis(5).toNanos();

  private final AtomicInteger done = new AtomicInteger();
  private final List<RawSocket> crowd = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start(Vertx vertx) {
    var turns = new TurnHandler(vertx, System::nanoTime, this::work);
    server =
        Await.on(
            vertx
                .createHttpServer()
                .requestHandler(
                    request -> {
                      if (request.path().equals("/quick")) {
                        request.response().end("quick");
                      } else {
                        turns.handle(request);
                      }
                    })
                .listen(0, "127.0.0.1"));
  }

  @AfterEach
  void stop() {
    crowd.forEach(RawSocket::close);
  }

  private void work(HttpServerRequest request) {
    for (long end = System.nanoTime() + WORK; System.nanoTime() < end; ) {
      Thread.onSpinWait();
    }
    done.incrementAndGet();
    request.body().onSuccess(body -> request.response().end("[" + body + "]"));
  }

  private RawSocket peer(String request) {
    var peer = new RawSocket(server.actualPort()).send(request);
    crowd.add(peer);
    return peer;
  }

  @Test
  void what_need_not_wait_for_its_turn_is_answered_amid_a_thousand_that_must() {
    for (int i = 0; i < 50; i++) {
      peer("GET /slow HTTP/1.1\nHost: a\n\n".repeat(20));
    }
    Await.until(() -> done.get() > 0);
    int before = done.get();

    peer("GET /quick HTTP/1.1\nHost: a\n\n").readUntil("quick");

    assertThat(done.get() - before).isLessThan(50);
  }

  @Test
  void a_request_that_waited_has_its_body_still() {
    peer("GET /slow HTTP/1.1\nHost: a\n\n".repeat(20));
    var posted = peer("POST /slow HTTP/1.1\nHost: a\nContent-Length: 5\n\nhello");

    assertThat(posted.readUntil("]")).endsWith("[hello]");
  }

  @Test
  void nobody_works_for_those_who_have_gone_while_they_waited() {
    for (int i = 0; i < 50; i++) {
      peer("GET /slow HTTP/1.1\nHost: a\n\n");
    }
    Await.until(() -> done.get() > 0);
    crowd.forEach(RawSocket::close);
    int before = done.get();

    peer("GET /slow HTTP/1.1\nHost: a\n\n").readUntil("]");

    assertThat(done.get() - before).isLessThan(50 - before);
  }
}
