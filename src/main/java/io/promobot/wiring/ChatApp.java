package io.promobot.wiring;

import io.promobot.chat.ChatCaller;
import io.promobot.chat.ChatHandler;
import io.promobot.chat.ChatInbox;
import io.promobot.chat.ChatLimits;
import io.promobot.chat.ChatSiteHandler;
import io.promobot.chat.ChatStore;
import io.promobot.chat.ChatStreamsHandler;
import io.promobot.chat.VisitorStore;
import io.promobot.chat.WebsiteHandler;
import io.promobot.chat.WebsiteStore;
import io.promobot.config.AppConfig;
import io.promobot.contract.Endpoints;
import io.promobot.db.Database;
import io.promobot.http.PublicUrl;
import io.promobot.http.SiteRoutes;
import io.promobot.privacy.PrivacyHandler;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The chat on the shop's own website. */
final class ChatApp {
  final WebsiteStore website;
  private final PublicUrl publicUrl;
  private final List<Endpoints> endpoints;

  ChatApp(
      SharedApp shared,
      EngineApp engine,
      AppConfig config,
      PublicUrl publicUrl,
      Optional<String> crowdPass) {
    Database db = shared.db;
    String page = config.messenger().pageId();
    this.publicUrl = publicUrl;
    this.website = new WebsiteStore(db, page, System::nanoTime);
    var chats =
        new ChatStore(
            db,
            EngineApp.tally(config),
            engine.words,
            InstantSource.system(),
            engine.live::changed);
    var visitors = new VisitorStore(db, page);
    var events = new ChatInbox(page, engine.webhooks, chats, InstantSource.system());
    var limits = new ChatLimits(System::nanoTime);
    var caller = new ChatCaller(publicUrl.https(), crowdPass);
    this.endpoints =
        List.of(
            new ChatHandler(visitors, events, chats, limits, caller),
            new ChatStreamsHandler(shared.vertx, visitors, chats, engine.chat, publicUrl.https()),
            new WebsiteHandler(
                website,
                engine.shop::name,
                () -> engine.shop.now().language(),
                publicUrl.uri() + PrivacyHandler.PATH));
  }

  List<Endpoints> endpoints() {
    return endpoints;
  }

  /** Comes before the API. */
  SiteRoutes sites() {
    return new ChatSiteHandler(website, publicUrl.uri());
  }
}
