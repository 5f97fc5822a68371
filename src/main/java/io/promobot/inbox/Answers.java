package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.outbox.ChatEntry;
import io.promobot.outbox.Reply;
import io.promobot.text.StoryLanguage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one transaction says: messages to be queued, and what is sent in chats by its commit. */
final class Answers {
  private final StoryLanguage shop;
  private final List<Reply> queued = new ArrayList<>();
  private final List<ChatEntry> chat = new ArrayList<>();
  private final Set<String> chatted = new HashSet<>();

  /** {@code shop} is the language of those who are not known to have another. */
  Answers(StoryLanguage shop) {
    this.shop = shop;
  }

  /** A visitor sees their own words, or the label of the button they tapped, in their chat. */
  void heard(Person person, CustomerEvent event) {
    if (person.line.isOurs() && !event.text().isBlank()) {
      add(person, ChatEntry.ofVisitor(person.id, event.text(), event.metadata().orElse("")));
    }
  }

  void add(Person person, Reply reply) {
    if (reply.isSentNow()) {
      add(person, ChatEntry.of(reply.in(person.language.known().orElse(shop))));
    } else {
      queued.add(reply);
    }
  }

  private void add(Person person, ChatEntry entry) {
    chat.add(entry);
    chatted.add(person.psid);
  }

  /** In the order in which they were decided. */
  List<Reply> queued() {
    return queued;
  }

  List<ChatEntry> chat() {
    return chat;
  }

  /** The visitors whose chats have something new. */
  Set<String> chatted() {
    return chatted;
  }
}
