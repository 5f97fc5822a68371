package io.promobot.hook;

import io.promobot.channel.BoundedCall;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.contact.Endpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/**
 * Posts to webhooks whose addresses other people entered: looks the host up once, and connects only
 * to addresses that were found harmless.
 */
public final class HookClient {
  private static final int MOST_ADDRESSES = 2;
  private static final int LONGEST_ANSWER = 64 * 1024;
  private static final Duration LEAST = Duration.ofMillis(500);

  private final Vertx vertx;
  private final SafeAddress rules;
  private final Lookup lookup;
  private final Duration timeout;
  private final int connectMs;
  private final HookPool pool;

  /** {@code pool} stays the caller's to close. */
  public HookClient(Vertx vertx, HookPool pool, SafeAddress rules, Duration timeout) {
    this(vertx, pool, rules, timeout, Lookup.system());
  }

  HookClient(Vertx vertx, HookPool pool, SafeAddress rules, Duration timeout, Lookup lookup) {
    this.vertx = vertx;
    this.pool = pool;
    this.rules = rules;
    this.timeout = timeout;
    this.connectMs = HookPool.connectMs(timeout);
    this.lookup = lookup;
  }

  public SafeAddress rules() {
    return rules;
  }

  /** The time within which every call ends. */
  public Duration timeout() {
    return timeout;
  }

  /** Fails with a {@link SendFailure} when there was no answer. */
  public Future<HookAnswer> post(Hook hook) {
    long end = System.nanoTime() + timeout.toNanos();
    return places(hook).compose(places -> answered(hook, places, () -> left(end)));
  }

  /**
   * For a channel without an address to post to; {@code fix} says what to do about it. The default
   * desk is notified immediately, because an address may never be entered.
   */
  public static Future<HookAnswer> noAddress(String fix) {
    return failed(Reason.NO_ADDRESS, fix);
  }

  private Future<List<InetAddress>> places(Hook hook) {
    boolean trusted = hook.ofSettings() || rules.simulated(hook.address());
    Optional<String> mistake =
        trusted ? Optional.empty() : rules.mistake(hook.address().toString());
    if (mistake.isPresent()) {
      return failed(Reason.ADDRESS_FORBIDDEN, mistake.get());
    }
    Predicate<InetAddress> harmless =
        rules.beside(hook.address()) ? InetAddress::isLoopbackAddress : PublicNetwork::has;
    Optional<Endpoint> endpoint = Endpoint.of(hook.address()).filter(Endpoint::portFits);
    if (endpoint.isEmpty()) {
      return failed(Reason.NO_ADDRESS, "the address names no host, or a port that does not exist");
    }
    String host = endpoint.get().host();
    return pool.lookups()
        .executeBlocking(() -> lookup.of(host), false)
        .timeout(connectMs, TimeUnit.MILLISECONDS)
        .recover(cause -> failed(Reason.NOT_REACHED, "nobody knows where " + host + " is"))
        .compose(
            found ->
                trusted || found.stream().allMatch(harmless)
                    ? Future.succeededFuture(found)
                    : failed(Reason.ADDRESS_FORBIDDEN, host + " is not on the public internet"));
  }

  /** The next address may be tried only after one that was not reached. */
  private Future<HookAnswer> answered(
      Hook hook, List<InetAddress> places, Supplier<Duration> left) {
    Future<BoundedCall.Answer> answer = failed(Reason.NOT_REACHED, "there is no address to try");
    for (InetAddress place : inOrder(places)) {
      answer =
          answer.recover(
              before ->
                  notReached(before) ? posted(hook, place, left) : Future.failedFuture(before));
    }
    return answer.map(HookClient::answer).recover(HookClient::insecure);
  }

  private static boolean notReached(Throwable cause) {
    return cause instanceof SendFailure failure && failure.reason() == Reason.NOT_REACHED;
  }

  private static <T> Future<T> insecure(Throwable cause) {
    return notReached(cause) && cause.getCause() instanceof SSLException
        ? failed(Reason.NOT_SECURE, ((SendFailure) cause).getMessage())
        : Future.failedFuture(cause);
  }

  /** Many servers have IPv6 addresses but no route to any. */
  private static List<InetAddress> inOrder(List<InetAddress> places) {
    return places.stream()
        .sorted(Comparator.comparing(place -> place instanceof Inet4Address ? 0 : 1))
        .limit(MOST_ADDRESSES)
        .toList();
  }

  private Future<BoundedCall.Answer> posted(Hook hook, InetAddress place, Supplier<Duration> left) {
    Endpoint endpoint = Endpoint.of(hook.address()).orElseThrow();
    HttpClient http = endpoint.host().indexOf(':') < 0 ? pool.named() : pool.nameless();
    return new BoundedCall(vertx, http, LONGEST_ANSWER)
        .send(options(hook.address(), endpoint, place, hook), Buffer.buffer(hook.json()), left);
  }

  private RequestOptions options(URI address, Endpoint endpoint, InetAddress place, Hook hook) {
    boolean tls = "https".equalsIgnoreCase(address.getScheme());
    int port = endpoint.portOr(tls ? 443 : 80);
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setSsl(tls)
            .setServer(SocketAddress.inetSocketAddress(port, place.getHostAddress()))
            .setHost(endpoint.written())
            .setPort(port)
            .setURI(path(address))
            .setConnectTimeout(connectMs)
            .putHeader("Content-Type", "application/json; charset=utf-8")
            .putHeader("User-Agent", "promobot");
    hook.headers().forEach(options::putHeader);
    return options;
  }

  private static String path(URI address) {
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(LEAST.toNanos(), end - System.nanoTime()));
  }

  /** The status says it all, even when the body was cut. */
  private static HookAnswer answer(BoundedCall.Answer answer) {
    return new HookAnswer(
        answer.status(), Optional.ofNullable(answer.headers().get("Retry-After")), answer.body());
  }

  private static <T> Future<T> failed(Reason reason, String detail) {
    return Future.failedFuture(new SendFailure(reason, detail));
  }
}
