package io.promobot.chat;

import io.promobot.db.Database;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every few seconds whose chats are open at this replica: a part of them at a time, so that a
 * crowd is never one long statement.
 */
public final class VisitWorker {
  private static final Logger log = LoggerFactory.getLogger(VisitWorker.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int PARTS = 10;

  private final Vertx vertx;
  private final VisitStore store;
  private final ChatFeed feed;
  private volatile boolean stopped;
  private volatile long timer = -1;
  private int part;

  public VisitWorker(Vertx vertx, Database db, String page, ChatFeed feed) {
    this.vertx = vertx;
    this.store = new VisitStore(db, page, EVERY.multipliedBy(3 * PARTS));
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
        .there(part())
        .onFailure(failure -> log.warn("visits are not noted: {}", failure.toString()))
        .onComplete(done -> start());
  }

  private Set<String> part() {
    part = (part + 1) % PARTS;
    return feed.people().stream()
        .filter(person -> Math.floorMod(person.hashCode(), PARTS) == part)
        .collect(Collectors.toSet());
  }
}
