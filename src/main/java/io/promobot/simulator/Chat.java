package io.promobot.simulator;

import io.vertx.core.json.JsonArray;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** The last messages between the bot and one customer. */
final class Chat {
  private final int keep;
  private final Deque<ChatMessage> messages = new ArrayDeque<>(4);
  private long readUpTo;
  private long revision;

  Chat(int keep) {
    this.keep = keep;
  }

  void add(ChatMessage message) {
    if (messages.size() == keep) {
      messages.removeFirst();
    }
    messages.addLast(message);
    revision++;
  }

  void read(long watermark) {
    readUpTo = watermark;
    revision++;
  }

  void touch() {
    revision++;
  }

  /** Grows with every change, so that a viewer can tell whether something is new. */
  long revision() {
    return revision;
  }

  int size() {
    return messages.size();
  }

  boolean unread() {
    return lastOfBot().filter(message -> message.at() > readUpTo).isPresent();
  }

  Optional<ChatMessage> last() {
    return Optional.ofNullable(messages.peekLast());
  }

  Optional<ChatMessage> lastOfBot() {
    Iterator<ChatMessage> newestFirst = messages.descendingIterator();
    while (newestFirst.hasNext()) {
      ChatMessage message = newestFirst.next();
      if (message.fromBot()) {
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }

  Optional<Button> button(String payload) {
    return messages.stream()
        .flatMap(message -> message.buttons().stream())
        .filter(button -> button.tappable() && button.value().equals(payload))
        .reduce((older, newer) -> newer);
  }

  JsonArray toJson() {
    JsonArray array = new JsonArray();
    messages.forEach(message -> array.add(message.toJson(message.at() <= readUpTo)));
    return array;
  }
}
