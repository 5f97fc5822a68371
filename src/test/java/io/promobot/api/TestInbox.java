package io.promobot.api;

import io.promobot.campaign.CampaignStore;
import io.promobot.db.Await;
import io.promobot.db.Database;
import io.promobot.house.InboxStores;
import io.promobot.inbox.Inbox;
import io.promobot.inbox.InboxListener;
import io.promobot.inbox.WebhookInbox;
import io.promobot.messenger.WebhookWorker;
import io.promobot.outbox.CopyStore;
import io.promobot.outbox.IntakePriority;
import io.promobot.outbox.Outbox;
import io.promobot.outbox.PageStore;
import io.promobot.stats.Tallies;
import io.promobot.wording.Voices;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.function.Supplier;

/** The real inbox of a {@link ShopServer}, which can be made to wait or to fail. */
final class TestInbox {
  private TestInbox() {}

  /** One that takes events in from the start. */
  static WebhookInbox open(Vertx vertx, Database db, String page) {
    var tally = Tallies.utc(page, 1);
    var copies = new CopyStore(db::lookups, page, Voices::umi);
    var bodies = new WebhookWorker(vertx);
    var inbox =
        new Inbox(
            db,
            tally,
            lane -> InboxStores.of(db, lane, copies),
            new Outbox(db, tally.in(2), new PageStore(db::general, page)),
            InboxListener.changes(campaign -> {}));
    var webhooks = new WebhookInbox(vertx, bodies, inbox, new IntakePriority(System::nanoTime));
    webhooks.open();
    return webhooks;
  }

  /** The page and its welcome, without which no event has an effect. */
  static void welcome(Database db, String page) {
    Await.on(new CampaignStore(db, page, Voices::umi).ensurePage());
  }

  /** This person taps "Get started", as Messenger posts it. */
  static String start(long person) {
    return """
        {"object":"page","entry":[{"id":"%s","time":1,"messaging":[{"sender":{"id":"%d"},\
        "recipient":{"id":"%s"},"timestamp":%d,\
        "postback":{"mid":"m_%d","title":"caf\\u00e9","payload":"start"}}]}]}\
        """
        .formatted(ShopServer.PAGE, person, ShopServer.PAGE, Instant.now().toEpochMilli(), person);
  }

  /** Does this while every attempt to store an event fails. */
  static <T> T whileBroken(Database db, Supplier<T> work) {
    Await.on(db.general().query("ALTER TABLE event RENAME TO event_elsewhere").execute());
    try {
      return work.get();
    } finally {
      Await.on(db.general().query("ALTER TABLE event_elsewhere RENAME TO event").execute());
    }
  }
}
