package io.promobot.wiring;

import io.promobot.chat.WebsiteStore;
import io.promobot.config.AppConfig;
import io.promobot.http.SiteRoutes;
import io.promobot.privacy.PrivacyFacts;
import io.promobot.privacy.PrivacyHandler;
import io.vertx.core.Future;
import java.util.List;

/** What people may ask of the shop about their data. */
final class PrivacyApp {
  private final AppConfig config;
  private final WebsiteStore website;

  PrivacyApp(AppConfig config, WebsiteStore website) {
    this.config = config;
    this.website = website;
  }

  List<SiteRoutes> sites() {
    return List.of(new PrivacyHandler(this::facts));
  }

  private Future<PrivacyFacts> facts() {
    var mailbox = config.outside().mail().map(server -> config.outside().mailFrom().address());
    return website
        .website()
        .map(
            site ->
                new PrivacyFacts(
                    config.businessName(), mailbox, site.consent(), config.storage().keep()));
  }
}
