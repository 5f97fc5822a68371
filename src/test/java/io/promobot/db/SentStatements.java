package io.promobot.db;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every statement that the clients of one Vert.x send to a database. */
public final class SentStatements implements VertxMetrics {
  private final List<String> all = new CopyOnWriteArrayList<>();

  /** One whose statements are kept here. */
  public Vertx vertx() {
    return Vertx.builder()
        .with(new VertxOptions().setMetricsOptions(new MetricsOptions().setEnabled(true)))
        .withMetrics(options -> this)
        .build();
  }

  @Override
  public ClientMetrics<?, ?, ?> createClientMetrics(
      SocketAddress remote, String type, String namespace) {
    return new ClientMetrics<String, Object, Object>() {
      @Override
      public String requestBegin(String uri, Object request) {
        all.add(String.valueOf(request));
        return uri;
      }
    };
  }

  /** Those that contain this, in the order in which they were sent. */
  public List<String> with(String part) {
    return all.stream().filter(sql -> sql.contains(part)).toList();
  }
}
