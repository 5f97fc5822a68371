package io.promobot.privacy;

import io.promobot.http.SiteRoutes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** The page to which the shop's privacy links lead. */
public final class PrivacyHandler implements SiteRoutes {
  /** Its path below our public address. */
  public static final String PATH = "/privacy";

  private final Supplier<Future<PrivacyFacts>> facts;

  public PrivacyHandler(Supplier<Future<PrivacyFacts>> facts) {
    this.facts = facts;
  }

  @Override
  public void addTo(Router router, Vertx vertx) {
    new HtmlHandler(this::page).addTo(router, PATH);
  }

  private Future<HtmlPage> page(RoutingContext ctx) {
    var languages = ctx.acceptableLanguages().stream().map(LanguageHeader::tag).toList();
    return facts.get().map(known -> PrivacyPage.of(known, languages));
  }
}
