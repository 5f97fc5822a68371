package io.promobot.channel;

import io.promobot.flow.Message;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A channel that does what the test says, and counts. */
final class FakeChannel implements Channel<Message> {
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Supplier<Future<Sent>> behaviour = () -> Future.succeededFuture(new Sent("m_1"));

  void succeeds() {
    behaviour = () -> Future.succeededFuture(new Sent("m_1"));
  }

  void fails(Reason reason) {
    behaviour = () -> Future.failedFuture(new SendFailure(reason, "as told"));
  }

  void throwsUp() {
    behaviour =
        () -> {
          throw new IllegalStateException("a fault of our own");
        };
  }

  Promise<Sent> hangs() {
    Promise<Sent> pending = Promise.promise();
    behaviour = pending::future;
    return pending;
  }

  Promise<Sent> hangsOn(Channel<Message> guarded, Outgoing<Message> message) {
    Promise<Sent> pending = hangs();
    guarded.send(message);
    return pending;
  }

  int calls() {
    return calls.get();
  }

  @Override
  public Future<Sent> send(Outgoing<Message> message) {
    calls.incrementAndGet();
    return behaviour.get();
  }
}
