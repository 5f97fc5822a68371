package io.promobot.live;

import java.time.Duration;

/** Lets everything a feed does happen one after the other, now or after a pause. */
interface Turns {
  void next(Runnable task);

  void later(Duration pause, Runnable task);
}
