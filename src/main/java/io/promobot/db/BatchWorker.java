package io.promobot.db;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Work that forms batches automatically: items that arrive while a batch is in flight go into the
 * next one. No timers; a lone item is handled in the event loop's next turn, and batches grow only
 * as far as the load requires.
 */
public final class BatchWorker<T> {
  private final int largestBatch;
  private final int largestBacklog;
  private final Function<List<T>, Future<Void>> work;

  private final Deque<Waiting<T>> backlog = new ArrayDeque<>();
  private int waiting;
  private boolean busy;

  private record Waiting<T>(List<T> items, Promise<Void> done, long since) {}

  /** The backlog is full, or an item waited too long in it; nothing was done. */
  public static final class Overloaded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overloaded(String message) {
      super(message, null, false, false);
    }
  }

  public BatchWorker(int largestBatch, int largestBacklog, Function<List<T>, Future<Void>> work) {
    this.largestBatch = largestBatch;
    this.largestBacklog = largestBacklog;
    this.work = work;
  }

  /** Completes when the batch that contains the item is done. */
  public Future<Void> add(T item) {
    return addAll(List.of(item));
  }

  /**
   * The same for items that belong together; more than fit into a batch go into several, one after
   * the other.
   */
  public Future<Void> addAll(List<T> items) {
    List<Waiting<T>> groups = portions(items);
    boolean idle;
    synchronized (this) {
      if (waiting + items.size() > largestBacklog) {
        return Future.failedFuture(new Overloaded("too much is waiting"));
      }
      backlog.addAll(groups);
      waiting += items.size();
      idle = !busy;
      busy = true;
    }
    if (idle) {
      begin();
    }
    return groups.size() == 1
        ? groups.get(0).done().future()
        : Future.all(groups.stream().map(group -> group.done().future()).toList()).mapEmpty();
  }

  /** In the event loop's next turn, so that what has arrived with the first item goes with it. */
  private void begin() {
    Context context = Vertx.currentContext();
    if (context == null) {
      startNext();
    } else {
      context.runOnContext(turn -> startNext());
    }
  }

  private List<Waiting<T>> portions(List<T> items) {
    List<Waiting<T>> portions = new ArrayList<>(1);
    long now = System.nanoTime();
    for (int from = 0; from < items.size() || from == 0; from += largestBatch) {
      int to = Math.min(from + largestBatch, items.size());
      portions.add(new Waiting<>(items.subList(from, to), Promise.promise(), now));
    }
    return portions;
  }

  /** Drops items that have waited longer than this many nanoseconds without being started. */
  public void expire(long nanos) {
    List<Waiting<T>> late = new ArrayList<>();
    synchronized (this) {
      long now = System.nanoTime();
      backlog.removeIf(group -> now - group.since() > nanos && late.add(group));
      late.forEach(group -> waiting -= group.items().size());
    }
    late.forEach(group -> group.done().tryFail(new Overloaded("waited too long")));
  }

  public synchronized int waiting() {
    return waiting;
  }

  private List<Waiting<T>> next() {
    List<Waiting<T>> batch = new ArrayList<>();
    int size = 0;
    while (!backlog.isEmpty()
        && (batch.isEmpty() || size + backlog.peek().items().size() <= largestBatch)) {
      Waiting<T> group = backlog.poll();
      size += group.items().size();
      batch.add(group);
    }
    waiting -= size;
    return batch;
  }

  private void run(List<Waiting<T>> batch) {
    attempt(batch.stream().flatMap(group -> group.items().stream()).toList())
        .onComplete(
            result -> {
              startNext();
              batch.forEach(waiting -> waiting.done().handle(result));
            });
  }

  private Future<Void> attempt(List<T> items) {
    try {
      return work.apply(items);
    } catch (RuntimeException | Error broken) {
      // Catches everything: without an answer this worker would stall forever.
      return Future.failedFuture(broken);
    }
  }

  private void startNext() {
    List<Waiting<T>> batch;
    synchronized (this) {
      if (backlog.isEmpty()) {
        busy = false;
        return;
      }
      batch = next();
    }
    run(batch);
  }
}
