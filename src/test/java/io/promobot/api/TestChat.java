package io.promobot.api;

import io.promobot.chat.ChatCaller;
import io.promobot.chat.ChatFeed;
import io.promobot.chat.ChatHandler;
import io.promobot.chat.ChatInbox;
import io.promobot.chat.ChatLimits;
import io.promobot.chat.ChatStore;
import io.promobot.chat.ChatStreamsHandler;
import io.promobot.chat.VisitorStore;
import io.promobot.chat.WebsiteHandler;
import io.promobot.chat.WebsiteStore;
import io.promobot.contract.Endpoints;
import io.promobot.db.Database;
import io.promobot.db.NotifySubscriber;
import io.promobot.db.PageNotifyFeed;
import io.promobot.inbox.WebhookInbox;
import io.promobot.outbox.CopyStore;
import io.promobot.outbox.WordStore;
import io.promobot.stats.Tallies;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Voices;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What a {@link ShopServer} answers to visitors of the website. */
final class TestChat {
  private TestChat() {}

  static List<Endpoints> endpoints(Vertx vertx, Database db, String page, WebhookInbox inbox) {
    var replicas = new PageNotifyFeed(new NotifySubscriber(vertx, db), page);
    var copies = new CopyStore(db::lookups, page, Voices::umi);
    var chats =
        new ChatStore(
            db,
            Tallies.utc(page, 1),
            WordStore.withoutLinks(copies),
            InstantSource.system(),
            campaign -> {});
    var visitors = new VisitorStore(db, page);
    return List.of(
        new ChatHandler(
            visitors,
            new ChatInbox(page, inbox, chats, InstantSource.system()),
            chats,
            new ChatLimits(System::nanoTime),
            new ChatCaller(false, Optional.empty())),
        new ChatStreamsHandler(vertx, visitors, chats, new ChatFeed(replicas), false),
        new WebsiteHandler(
            new WebsiteStore(db, page, System::nanoTime),
            () -> "Umi Shop",
            () -> StoryLanguage.ENGLISH,
            "http://localhost/privacy"));
  }
}
