package io.promobot.inbox;

import java.util.Set;
import java.util.function.Consumer;

/** What others want to know from the inbox. */
public interface InboxListener {
  void batch(int size);

  /** Messages are waiting to go out. */
  void queued();

  /** Calls other than messages to customers are waiting. */
  default void ordered() {}

  /** There is something new in these customers' chats on the website. */
  default void chatted(Set<String> customers) {}

  /** The figures of this campaign have changed. */
  void changed(String campaign);

  /** This many events have come to this, and that is committed. */
  void became(Fate fate, int events);

  static InboxListener changes(Consumer<String> changed) {
    return new InboxListener() {
      @Override
      public void batch(int size) {}

      @Override
      public void queued() {}

      @Override
      public void changed(String campaign) {
        changed.accept(campaign);
      }

      @Override
      public void became(Fate fate, int events) {}
    };
  }
}
