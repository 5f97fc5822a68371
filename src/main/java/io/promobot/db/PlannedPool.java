package io.promobot.db;

import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;

/** Creates Vert.x's pool from one of our plans. */
final class PlannedPool {
  private static final int CONNECT_MILLIS = 3_000;
  private static final Duration ACQUIRE = Duration.ofSeconds(3);
  private static final int PIPELINED_STATEMENTS = 256;
  private static final int CACHED_STATEMENTS = 256;
  private static final int LONGEST_CACHED_STATEMENT = 65_536;

  private PlannedPool() {}

  static Pool build(Vertx vertx, DatabaseAddress address, PoolPlan plan, TimedPool.Proof proof) {
    var pool =
        PgBuilder.pool()
            .with(poolOptions(plan))
            .with(socketOptions(plan))
            .connectingTo(connectOptions(address, plan))
            .using(vertx)
            .build();
    return new TimedPool(vertx, pool, ACQUIRE, proof);
  }

  private static PoolOptions poolOptions(PoolPlan plan) {
    // Idle connections are closed well before the socket is cut for silence, so none is handed out
    // just then.
    var idle = plan.silence().toMillis() / 2;
    return new PoolOptions()
        .setName(plan.name().application())
        .setShared(false)
        .setMaxSize(plan.size())
        .setMaxWaitQueueSize(plan.waiting())
        .setConnectionTimeout(0)
        .setIdleTimeout(plan.name() == PoolName.LISTEN ? 0 : (int) idle)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
  }

  private static NetClientOptions socketOptions(PoolPlan plan) {
    return new NetClientOptions()
        .setConnectTimeout(CONNECT_MILLIS)
        .setTcpKeepAlive(true)
        .setTcpNoDelay(true)
        .setReadIdleTimeout((int) plan.silence().toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
  }

  private static PgConnectOptions connectOptions(DatabaseAddress address, PoolPlan plan) {
    var options =
        new PgConnectOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setDatabase(address.database())
            .setUser(address.user())
            .setPassword(address.password())
            .setSslMode(io.vertx.pgclient.SslMode.of(address.sslMode().word()))
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheMaxSize(CACHED_STATEMENTS)
            .setPreparedStatementCacheSqlLimit(LONGEST_CACHED_STATEMENT)
            .setPipeliningLimit(PIPELINED_STATEMENTS);
    plan.sessionSettings().forEach(options::addProperty);
    if (address.sslMode() != SslMode.DISABLE) {
      options.setSslOptions(sslOptions(address.sslMode()));
    }
    return options;
  }

  /**
   * As in libpq: up to require the traffic is encrypted but the server is not verified; the verify
   * modes verify it.
   */
  private static ClientSSLOptions sslOptions(SslMode mode) {
    return switch (mode) {
      case VERIFY_CA ->
          new ClientSSLOptions()
              .setTrustOptions(javasAuthorities())
              .setHostnameVerificationAlgorithm("");
      case VERIFY_FULL ->
          new ClientSSLOptions()
              .setTrustOptions(javasAuthorities())
              .setHostnameVerificationAlgorithm("HTTPS");
      default -> new ClientSSLOptions().setTrustAll(true).setHostnameVerificationAlgorithm("");
    };
  }

  private static TrustOptions javasAuthorities() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return TrustOptions.wrap(factory);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
