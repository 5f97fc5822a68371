package io.promobot.wiring;

import io.promobot.channel.Line;
import io.promobot.chat.WebsiteStore;
import io.promobot.config.AppConfig;
import io.promobot.contact.Email;
import io.promobot.contract.Endpoints;
import io.promobot.db.Database;
import io.promobot.http.PublicUrl;
import io.promobot.http.SiteRoutes;
import io.promobot.privacy.DeletionHandler;
import io.promobot.privacy.DeletionStore;
import io.promobot.privacy.MetaHandler;
import io.promobot.privacy.PersonDataHandler;
import io.promobot.privacy.PersonDataStore;
import io.promobot.privacy.PrivacyFacts;
import io.promobot.privacy.PrivacyHandler;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;

/** What people may ask of the shop about their data. */
final class PrivacyApp {
  private final EngineApp engine;
  private final AppConfig config;
  private final WebsiteStore website;
  private final PublicUrl publicUrl;
  private final DeletionStore deletions;
  private final PersonDataStore people;

  PrivacyApp(
      Database db, EngineApp engine, AppConfig config, WebsiteStore website, PublicUrl publicUrl) {
    this.engine = engine;
    this.config = config;
    this.website = website;
    this.publicUrl = publicUrl;
    this.deletions = new DeletionStore(db, config.messenger().pageId());
    this.people = new PersonDataStore(db, config.messenger().pageId());
  }

  List<SiteRoutes> sites() {
    Supplier<StoryLanguage> language = () -> engine.shop.now().language();
    var secret = config.messenger().page().map(secrets -> engine.signature);
    return List.of(
        new PrivacyHandler(this::facts, language),
        new MetaHandler(secret, deletions, this::deauthorized, publicUrl, language));
  }

  List<Endpoints> endpoints() {
    return List.of(
        new DeletionHandler(deletions), new PersonDataHandler(people, engine.shop::name));
  }

  /**
   * Any customer may remove the app; whether it was the owner shows in what Facebook answers us.
   */
  private Future<Void> deauthorized() {
    engine.subscription.check();
    return Future.succeededFuture();
  }

  private Future<PrivacyFacts> facts() {
    var mailbox = config.outside().mailbox().map(Email::address);
    var chats = EnumSet.noneOf(Line.class);
    config.messenger().page().ifPresent(real -> chats.add(Line.MESSENGER));
    return website
        .website()
        .map(
            site -> {
              if (site.on()) {
                chats.add(Line.WEB);
              }
              return new PrivacyFacts(
                  engine.shop.name(), mailbox, chats, site.consent(), config.storage().keep());
            });
  }
}
