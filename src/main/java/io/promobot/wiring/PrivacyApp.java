package io.promobot.wiring;

import io.promobot.chat.WebsiteStore;
import io.promobot.config.AppConfig;
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
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** What people may ask of the shop about their data. */
final class PrivacyApp {
  /** As long as a page's token that is refused stops everything at most. */
  private static final Duration PAUSE = Duration.ofMinutes(15);

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
    var secret = config.messenger().page().map(secrets -> engine.signature);
    return List.of(
        new PrivacyHandler(this::facts),
        new MetaHandler(secret, deletions, this::deauthorized, publicUrl));
  }

  List<Endpoints> endpoints() {
    return List.of(
        new DeletionHandler(deletions), new PersonDataHandler(people, engine.shop::name));
  }

  /** The next message after the pause shows whether the token still works. */
  private Future<Void> deauthorized() {
    return engine.page.pause("deauthorized", PAUSE);
  }

  private Future<PrivacyFacts> facts() {
    var mailbox = config.outside().mail().map(server -> config.outside().mailFrom().address());
    return website
        .website()
        .map(
            site ->
                new PrivacyFacts(
                    engine.shop.name(), mailbox, site.consent(), config.storage().keep()));
  }
}
