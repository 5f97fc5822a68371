package io.promobot.calls;

import io.promobot.channel.Sent;
import io.vertx.core.Future;
import java.time.Duration;

/** Makes a call: loads its subject, puts it into words and delivers it to its channel. */
@FunctionalInterface
public interface Caller {
  /** A call that takes longer counts as unanswered. */
  Duration LONGEST = Duration.ofSeconds(30);

  /**
   * Makes it once, without retries; fails with a {@link io.promobot.channel.SendFailure} that says
   * what may follow, {@code ERASED} when there is nothing left to say.
   */
  Future<Sent> call(Call call);

  /** E-mails to leads through the one, notifications for desks through the other. */
  static Caller of(Caller letters, Caller news) {
    return call -> call.lead().isPresent() ? letters.call(call) : news.call(call);
  }
}
