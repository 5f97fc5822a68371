package io.promobot.wiring;

import io.promobot.chat.ChatFeed;
import io.promobot.chat.ExpiryWorker;
import io.promobot.chat.VisitWorker;
import io.promobot.config.AppConfig;
import io.promobot.outbox.ChatSendWorker;
import io.promobot.outbox.Outbox;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What happens by itself in the website's chat: messages fall due, wait for a visit, and expire.
 */
final class VisitApp {
  private final ChatSendWorker sender;
  private final ExpiryWorker expiry;
  private final VisitWorker visitors;

  VisitApp(
      SharedApp shared,
      AppConfig config,
      Supplier<StoryLanguage> language,
      Outbox outbox,
      ChatFeed feed,
      Consumer<String> changedFigures) {
    var tally = EngineApp.tally(config);
    this.sender =
        new ChatSendWorker(shared.vertx, shared.db, tally, language, outbox, feed::changed);
    this.expiry =
        new ExpiryWorker(
            shared.vertx, shared.db, tally, config.storage().keep().messages(), changedFigures);
    this.visitors = new VisitWorker(shared.vertx, shared.db, tally.page(), feed);
  }

  void start() {
    sender.start();
    expiry.start();
    visitors.start();
  }

  Future<Void> stop() {
    visitors.stop();
    return Future.join(sender.stop(), expiry.stop()).mapEmpty();
  }
}
