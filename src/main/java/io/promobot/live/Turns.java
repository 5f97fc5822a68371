package io.promobot.live;

import java.time.Duration;

/** Runs everything a feed does one after the other, now or after a pause. */
interface Turns {
  void next(Runnable task);

  void later(Duration pause, Runnable task);
}
