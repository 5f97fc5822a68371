package io.promobot.shop;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** What was stored last, as far as it is known, however reads and changes overtake each other. */
final class LatestFeed<T> {
  private T now;
  private long asked;
  private long answered;

  LatestFeed(T now) {
    this.now = now;
  }

  synchronized T now() {
    return now;
  }

  /** What was asked earlier and is answered later is out of date. */
  Future<T> read(Supplier<Future<T>> ask) {
    long number = next();
    return ask.get().onSuccess(read -> know(read, number));
  }

  /** A read that is still under way may not have seen the change, so it counts as asked before. */
  Future<T> change(Supplier<Future<T>> ask) {
    return ask.get().onSuccess(changed -> know(changed, next()));
  }

  private synchronized long next() {
    return ++asked;
  }

  private synchronized void know(T read, long number) {
    if (number > answered) {
      answered = number;
      now = read;
    }
  }
}
