package io.promobot.privacy;

import io.promobot.http.SiteRoutes;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** The page to which the shop's privacy links lead. */
public final class PrivacyHandler implements SiteRoutes {
  /** Its path below our public address. */
  public static final String PATH = "/privacy";

  private final Supplier<Future<PrivacyFacts>> facts;
  private final Supplier<StoryLanguage> language;

  /** {@code language} is the shop's main one. */
  public PrivacyHandler(Supplier<Future<PrivacyFacts>> facts, Supplier<StoryLanguage> language) {
    this.facts = facts;
    this.language = language;
  }

  @Override
  public void addTo(Router router, Vertx vertx) {
    new HtmlHandler(this::page).addTo(router, PATH);
  }

  private Future<HtmlPage> page(RoutingContext ctx) {
    return facts.get().map(known -> PrivacyPage.of(known, HtmlHandler.language(ctx, language)));
  }
}
