package io.promobot.db;

import io.promobot.primary.ServerPlace;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.TrustManagerFactory;

/** Creates Vert.x's pool from one of our plans. */
final class PlannedPool {
  static final Duration ACQUIRE = Duration.ofSeconds(3);

  /** A net under everything that may go wrong when a database fails over. */
  private static final int MOST_MINUTES = 10;

  private static final int PIPELINED_STATEMENTS = 256;
  private static final int CACHED_STATEMENTS = 256;
  private static final int LONGEST_CACHED_STATEMENT = 65_536;

  /** The client cannot do without them, and every pooler takes care of them. */
  private static final Set<String> KNOWN_TO_POOLERS = Set.of("client_encoding", "DateStyle");

  private PlannedPool() {}

  /**
   * @param connecting whom each new connection is opened to
   * @param check is given each new connection and closes it when it may be used
   */
  static Pool build(
      Vertx vertx,
      DatabaseAddress address,
      PoolPlan plan,
      Supplier<Future<SqlConnectOptions>> connecting,
      Optional<Handler<SqlConnection>> check) {
    var pool =
        PgBuilder.pool()
            .with(poolOptions(address, plan))
            .with(socketOptions(address, plan))
            .connectingTo(connecting)
            .using(vertx);
    check.ifPresent(pool::withConnectHandler);
    return pool.build();
  }

  private static PoolOptions poolOptions(DatabaseAddress address, PoolPlan plan) {
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
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setMaxLifetime(address.servers().searched() ? MOST_MINUTES : 0)
        .setMaxLifetimeUnit(TimeUnit.MINUTES);
  }

  private static NetClientOptions socketOptions(DatabaseAddress address, PoolPlan plan) {
    return new NetClientOptions()
        .setConnectTimeout((int) address.servers().connectTimeout().toMillis())
        .setTcpKeepAlive(true)
        .setTcpNoDelay(true)
        .setReadIdleTimeout((int) plan.silence().toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
  }

  /** To the first server. */
  static PgConnectOptions connectOptions(DatabaseAddress address, PoolPlan plan) {
    var server = address.first();
    return filled(
        new PgConnectOptions().setHost(server.host()).setPort(server.port()), address, plan);
  }

  /** To this one. */
  static PgConnectOptions connectOptions(
      DatabaseAddress address, PoolPlan plan, ServerPlace place) {
    return filled(new PlaceOptions(place), address, plan);
  }

  /** One of the servers that a name stands for; its certificate is verified by name. */
  private static final class PlaceOptions extends PgConnectOptions {
    private final ServerPlace place;

    PlaceOptions(ServerPlace place) {
      this.place = place;
      setHost(place.server().host());
      setPort(place.server().port());
    }

    @Override
    public SocketAddress getSocketAddress() {
      return SocketAddress.inetSocketAddress(place.socket());
    }
  }

  private static PgConnectOptions filled(
      PgConnectOptions options, DatabaseAddress address, PoolPlan plan) {
    options
        .setDatabase(address.database())
        .setUser(address.user())
        .setPassword(address.password())
        .setSslMode(io.vertx.pgclient.SslMode.of(address.sslMode().word()))
        .setPipeliningLimit(PIPELINED_STATEMENTS);
    if (plan.keepsSession()) {
      options
          .setCachePreparedStatements(true)
          .setPreparedStatementCacheMaxSize(CACHED_STATEMENTS)
          .setPreparedStatementCacheSqlLimit(LONGEST_CACHED_STATEMENT);
    } else {
      // A statement is parsed again in the same breath as it is executed: outside a transaction the
      // connection on which its parameters were looked up may be somebody else's by then.
      options.setCachePreparedStatements(false).setUseLayer7Proxy(true);
      // Poolers refuse most of the others, and Vert.x's own is one of them.
      options.getProperties().keySet().retainAll(KNOWN_TO_POOLERS);
    }
    plan.startupParameters().forEach(options::addProperty);
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
