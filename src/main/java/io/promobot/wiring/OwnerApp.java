package io.promobot.wiring;

import io.promobot.access.OwnerStore;
import io.promobot.access.OwnerWorker;
import io.promobot.access.TokenStore;
import io.promobot.access.TokenWorker;
import io.promobot.config.AppConfig;
import io.promobot.config.Secret;
import io.promobot.db.Database;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** The page's owner, with the credentials that the settings give. */
final class OwnerApp {
  private OwnerApp() {}

  static OwnerWorker of(Vertx vertx, Database db, AppConfig config, Supplier<String> name) {
    String page = config.messenger().pageId();
    AppConfig.Access access = config.access();
    TokenWorker tokens =
        new TokenWorker(
            new TokenStore(db, page),
            access.apiToken().map(Secret::value),
            access.botToken().map(Secret::value));
    return new OwnerWorker(
        vertx, new OwnerStore(db, page), tokens, access.adminPassword().map(Secret::value), name);
  }
}
