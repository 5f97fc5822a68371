package io.promobot.house;

import io.promobot.channel.Channel;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.channel.Sent;
import io.promobot.flow.Message;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A channel that keeps what it was given and answers as it was told to. */
public final class FakeChannel implements Channel<Message> {
  private final List<Outgoing<Message>> taken = new ArrayList<>();
  private final Deque<SendFailure> failures = new ArrayDeque<>();
  private final List<Held> held = new ArrayList<>();
  private boolean holding;

  /** A call that waits for its answer; the same message may wait twice. */
  private record Held(String id, Promise<Sent> answer) {}

  @Override
  public synchronized Future<Sent> send(Outgoing<Message> message) {
    taken.add(message);
    if (!failures.isEmpty()) {
      return Future.failedFuture(failures.poll());
    }
    if (holding) {
      Promise<Sent> later = Promise.promise();
      held.add(new Held(message.id(), later));
      return later.future();
    }
    return Future.succeededFuture(new Sent("mid." + message.id()));
  }

  /** The next calls fail like this, one after the other. */
  public synchronized FakeChannel failing(Reason reason, int times) {
    for (int i = 0; i < times; i++) {
      failures.add(new SendFailure(reason, "told to fail"));
    }
    return this;
  }

  /** From now on calls stay unanswered until {@link #answer}. */
  public synchronized FakeChannel holding() {
    holding = true;
    return this;
  }

  /** Answers everything that waits, and everything from now on. */
  public synchronized void answer() {
    holding = false;
    held.forEach(call -> call.answer().complete(new Sent("mid." + call.id())));
    held.clear();
  }

  public synchronized List<Outgoing<Message>> taken() {
    return List.copyOf(taken);
  }

  public synchronized List<Outgoing<Message>> to(String psid) {
    return taken.stream().filter(message -> message.recipient().equals(psid)).toList();
  }
}
