package io.promobot.chat;

import io.promobot.db.PageNotifyFeed;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Tells open streams that their chat has something new, whichever replica committed it. */
public final class ChatFeed {
  private static final String CHANNEL = "chat";
  private static final String SEPARATOR = "/";

  /** Our own notifications come back to us, and are old news then. */
  private final String ours = UUID.randomUUID() + SEPARATOR;

  private final Map<String, Set<Runnable>> streams = new ConcurrentHashMap<>();
  private final PageNotifyFeed replicas;

  public ChatFeed(PageNotifyFeed replicas) {
    this.replicas = replicas;
    replicas.listen(CHANNEL, this::hear);
    replicas.onGap(this::anythingMayHaveChanged);
  }

  /** Call it once something of these visitors' chats is committed. */
  public void changed(Set<String> people) {
    people.forEach(this::tell);
    people.forEach(person -> replicas.notify(CHANNEL, ours + person));
  }

  private void hear(String payload) {
    if (!payload.startsWith(ours)) {
      tell(payload.substring(payload.indexOf(SEPARATOR) + 1));
    }
  }

  private void tell(String person) {
    streams.getOrDefault(person, Set.of()).forEach(Runnable::run);
  }

  private void anythingMayHaveChanged() {
    streams.values().forEach(all -> all.forEach(Runnable::run));
  }

  /** Calls back whenever this visitor's chat may have something new, from any thread. */
  void open(String person, Runnable stream) {
    streams.compute(
        person,
        (who, all) -> {
          Set<Runnable> open = all == null ? ConcurrentHashMap.newKeySet() : all;
          open.add(stream);
          return open;
        });
  }

  void close(String person, Runnable stream) {
    streams.computeIfPresent(
        person,
        (who, all) -> {
          all.remove(stream);
          return all.isEmpty() ? null : all;
        });
  }

  int open(String person) {
    return streams.getOrDefault(person, Set.of()).size();
  }

  /** Whose chats are open at this process, by their ids on the line. */
  Set<String> people() {
    return Collections.unmodifiableSet(streams.keySet());
  }

  /** Visitors who watch their chat over this process. */
  public int watching() {
    return streams.size();
  }
}
