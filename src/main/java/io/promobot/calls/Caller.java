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

  /**
   * E-mails to leads, answers to requests by e-mail, notifications for desks and programs, and
   * letters to the owner, which are about nobody.
   */
  static Caller of(
      Caller welcomes, Caller answers, Caller news, Caller coupons, Caller events, Caller letters) {
    return call -> {
      if (call.event()) {
        return events.call(call);
      }
      if (call.couponEntry().isPresent()) {
        return coupons.call(call);
      }
      if (call.channel().isPresent()) {
        return news.call(call);
      }
      if (call.lead().isPresent()) {
        return welcomes.call(call);
      }
      return call.request().isPresent() ? answers.call(call) : letters.call(call);
    };
  }
}
