package io.promobot.chat;

import io.promobot.db.Database;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every few seconds whose chats are open at this replica. */
public final class VisitWorker {
  private static final Logger log = LoggerFactory.getLogger(VisitWorker.class);
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final VisitStore store;
  private final ChatFeed feed;
  private volatile boolean stopped;
  private volatile long timer = -1;

  public VisitWorker(Vertx vertx, Database db, String page, ChatFeed feed) {
    this.vertx = vertx;
    this.store = new VisitStore(db, page, EVERY.multipliedBy(3));
    this.feed = feed;
  }

  public void start() {
    if (!stopped) {
      timer = vertx.setTimer(EVERY.toMillis(), due -> say());
    }
  }

  /** Says nothing more. */
  public void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  private void say() {
    store
        .there(feed.people())
        .onFailure(failure -> log.warn("visits are not noted: {}", failure.toString()))
        .onComplete(done -> start());
  }
}
