package io.promobot.calls;

import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A caller that keeps the calls it was given and answers as it was told to. */
final class FakeCaller implements Caller {
  private final List<Call> taken = new ArrayList<>();
  private final Map<Long, Deque<RuntimeException>> failures = new HashMap<>();
  private final Set<Long> broken = new HashSet<>();
  private final Set<Long> held = new HashSet<>();
  private final Map<Long, List<Promise<Sent>>> waiting = new HashMap<>();
  private final Map<Long, Integer> underWay = new HashMap<>();
  private int mostOfOneChannel;

  @Override
  public synchronized Future<Sent> call(Call call) {
    taken.add(call);
    long destination = call.destination();
    int now = underWay.merge(destination, 1, Integer::sum);
    if (destination != Call.LETTERS) {
      mostOfOneChannel = Math.max(mostOfOneChannel, now);
    }
    return answer(call, destination)
        .onComplete(done -> underWay.merge(destination, -1, Integer::sum));
  }

  private Future<Sent> answer(Call call, long destination) {
    Deque<RuntimeException> next = failures.getOrDefault(destination, new ArrayDeque<>());
    if (!next.isEmpty()) {
      return Future.failedFuture(next.poll());
    }
    if (broken.contains(destination)) {
      return Future.failedFuture(new SendFailure(Reason.NOT_REACHED, "told to be away"));
    }
    if (held.contains(destination)) {
      Promise<Sent> later = Promise.promise();
      waiting.computeIfAbsent(destination, first -> new ArrayList<>()).add(later);
      return later.future();
    }
    return Future.succeededFuture(new Sent("sent." + call.id()));
  }

  /** The next call to this destination fails so. */
  synchronized FakeCaller failing(long destination, RuntimeException failure) {
    failures.computeIfAbsent(destination, first -> new ArrayDeque<>()).add(failure);
    return this;
  }

  FakeCaller failing(long destination, Reason reason) {
    return failing(destination, new SendFailure(reason, "told to fail"));
  }

  FakeCaller throttling(long destination, Duration pause) {
    return failing(destination, new SendFailure(Reason.THROTTLED, "slow down", Optional.of(pause)));
  }

  /** From now on every call to this destination fails. */
  synchronized void breakDown(long destination) {
    broken.add(destination);
  }

  synchronized void repair(long destination) {
    broken.remove(destination);
  }

  /** From now on calls to this destination stay unanswered until {@link #answer}. */
  synchronized void hold(long destination) {
    held.add(destination);
  }

  void answer(long destination) {
    List<Promise<Sent>> answered;
    synchronized (this) {
      held.remove(destination);
      answered = List.copyOf(waiting.getOrDefault(destination, List.of()));
      waiting.remove(destination);
    }
    answered.forEach(call -> call.complete(new Sent("sent late")));
  }

  synchronized List<Call> taken() {
    return List.copyOf(taken);
  }

  synchronized List<Long> to(long destination) {
    return taken.stream().filter(call -> call.destination() == destination).map(Call::id).toList();
  }

  /** The most calls that were ever under way to one channel at once. */
  synchronized int mostOfOneChannel() {
    return mostOfOneChannel;
  }
}
