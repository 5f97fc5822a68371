package io.promobot.letter;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then whether the letter is due. */
public final class LetterWorker {
  private static final Logger log = LoggerFactory.getLogger(LetterWorker.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final LetterQueueStore letters;
  private final InstantSource clock;
  private final Runnable queued;
  private volatile boolean stopped;
  private volatile long timer = -1;

  /** {@code queued} is run when a letter is to go out. */
  public LetterWorker(Vertx vertx, LetterQueueStore letters, InstantSource clock, Runnable queued) {
    this.vertx = vertx;
    this.letters = letters;
    this.clock = clock;
    this.queued = queued;
  }

  public void start() {
    if (!stopped) {
      timer = vertx.setTimer(PERIOD.toMillis(), tick -> look().onComplete(done -> start()));
    }
  }

  /** What is under way is finished, by this replica or another one. */
  public void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  private Future<Void> look() {
    return letters
        .next(clock.instant())
        .onFailure(failure -> log.warn("the weekly letter is queued later: {}", failure.toString()))
        .otherwise(Optional.empty())
        .onSuccess(done -> done.ifPresent(this::told))
        .mapEmpty();
  }

  private void told(String done) {
    log.info("the weekly letter {}", done);
    queued.run();
  }
}
