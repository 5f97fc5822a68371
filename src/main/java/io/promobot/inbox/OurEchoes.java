package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.outbox.Outbox;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Distinguishes echoes of our own messages from those of a person or another app. Ours contain
 * their outbox id; any other echo from the app that sends them is ours too.
 */
final class OurEchoes {
  private final Set<String> apps = ConcurrentHashMap.newKeySet();

  boolean ours(CustomerEvent event) {
    return event.kind() == CustomerEvent.Kind.ECHO && sentByUs(event);
  }

  private boolean sentByUs(CustomerEvent echo) {
    String app = echo.payload();
    boolean marked = Outbox.ourId(echo.metadata()).isPresent();
    if (marked && !app.isEmpty()) {
      apps.add(app);
    }
    return marked || apps.contains(app);
  }
}
