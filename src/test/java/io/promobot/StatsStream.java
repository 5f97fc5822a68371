package io.promobot;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A viewer of the live figures, as a dashboard is one. */
final class StatsStream implements Flow.Subscriber<String>, AutoCloseable {
  private static final long LIMIT_SECONDS = 20;
  private static final String DATA = "data: ";

  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private volatile Flow.Subscription subscription;
  private boolean stats;
  private Seen last;

  /** Figures, and when they came. */
  record Seen(JsonObject stats, long nanos) {
    long people(String stage) {
      return stats.getJsonObject("people").getLong(stage);
    }

    long taps(String button) {
      return stats.getJsonObject("taps").getLong(button);
    }
  }

  StatsStream(HttpClient http, URI address, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(address).header("authorization", "Bearer " + token).build();
    http.sendAsync(request, BodyHandlers.fromLineSubscriber(this));
  }

  /** The figures shown now or the next ones that look like this. */
  Seen until(Predicate<Seen> wanted) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    try {
      while (System.nanoTime() < end) {
        if (last != null && wanted.test(last)) {
          return last;
        }
        Seen next = seen.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        last = next == null ? last : next;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("never shown; the last figures were " + last);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    if (line.startsWith(DATA) && stats) {
      seen.add(new Seen(new JsonObject(line.substring(DATA.length())), Pauses.nanos()));
    }
    stats = line.equals("event: stats");
  }

  @Override
  public void onError(Throwable ended) {
    // a test that waits for figures notices that none arrive
  }

  @Override
  public void onComplete() {
    // as above
  }

  @Override
  public void close() {
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
