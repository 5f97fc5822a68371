package io.promobot.hook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The connections and threads for webhooks, which all shops of a process share.
 *
 * @param nameless for IPv6 addresses, as TLS has no server name for them
 * @param lookups where hosts are looked up: a name that takes its time must not keep other workers
 *     busy
 */
public record HookPool(HttpClient named, HttpClient nameless, WorkerExecutor lookups) {
  private static final int LOOKUP_THREADS = 4;

  /** {@code timeout} is that of a whole call. */
  public static HookPool of(Vertx vertx, Duration timeout) {
    return of(vertx, timeout, new HttpClientOptions());
  }

  static HookPool of(Vertx vertx, Duration timeout, HttpClientOptions options) {
    // No redirects, no gzip, no retries: all off unless requested, and we request none.
    options
        .setConnectTimeout(connectMs(timeout))
        .setSslHandshakeTimeout(connectMs(timeout))
        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
        .setKeepAlive(false)
        .setMetricsName("hooks");
    return new HookPool(
        vertx.createHttpClient(new HttpClientOptions(options).setForceSni(true)),
        vertx.createHttpClient(options),
        vertx.createSharedWorkerExecutor("hook-lookups", LOOKUP_THREADS));
  }

  /** The part of a call's time within which its connection must be there. */
  static int connectMs(Duration timeout) {
    return (int) timeout.dividedBy(2).toMillis();
  }

  public Future<Void> close() {
    return named.close().eventually(nameless::close).eventually(lookups::close);
  }
}
