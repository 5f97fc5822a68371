package io.promobot.db;

import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What replicas announce to each other about one page; other pages' shops do not hear it. */
public final class PageNotifyFeed {
  /** No page's id contains it, and no payload of a replica that did not name its page. */
  private static final String SEPARATOR = " ";

  private final NotifySubscriber subscriber;
  private final String prefix;
  private final List<Runnable> ends = new CopyOnWriteArrayList<>();

  public PageNotifyFeed(NotifySubscriber subscriber, String page) {
    this.subscriber = subscriber;
    this.prefix = page + SEPARATOR;
  }

  /** The channel is a plain lower-case name, and a payload contains no space. */
  public void listen(String channel, Consumer<String> listener) {
    ends.add(subscriber.listen(channel, payload -> hear(payload, listener)));
  }

  /** An older replica names no page; it may be ours. */
  private void hear(String payload, Consumer<String> listener) {
    if (payload.startsWith(prefix)) {
      listener.accept(payload.substring(prefix.length()));
    } else if (!payload.contains(SEPARATOR)) {
      listener.accept(payload);
    }
  }

  public Future<Void> notify(String channel, String payload) {
    return subscriber.notify(channel, prefix + payload);
  }

  /** Called after every connect: earlier notifications are lost. */
  public void onGap(Runnable listener) {
    ends.add(subscriber.onGap(listener));
  }

  /** Calls none of the page's listeners any more. */
  public void close() {
    ends.forEach(Runnable::run);
  }
}
