package io.promobot.chat;

import io.promobot.contact.Endpoint;
import io.promobot.contact.WebAddress;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.flow.TextRules;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The owner's settings of the chat on the website. */
public final class WebsiteHandler implements Endpoints {
  private final WebsiteStore store;
  private final Supplier<String> business;
  private final Supplier<StoryLanguage> language;
  private final String privacy;

  /**
   * {@code language} is the shop's main one, {@code privacy} the address of the page about people's
   * data.
   */
  public WebsiteHandler(
      WebsiteStore store,
      Supplier<String> business,
      Supplier<StoryLanguage> language,
      String privacy) {
    this.store = store;
    this.business = business;
    this.language = language;
    this.privacy = privacy;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        Endpoints.answers("show_website", ctx -> store.website().map(Reply::ok)),
        Endpoints.answers("change_website", this::change),
        Endpoints.answers("show_chat_settings", ctx -> store.website().map(this::shown)));
  }

  /** What every browser may know. */
  private Reply shown(Website website) {
    Map<String, Object> shown =
        Map.of(
            "on", website.on(),
            "name", business.get(),
            "color", website.color(),
            "corner", website.corner(),
            "teaser", website.teaser(),
            "consent", website.consent(),
            "language", language.get().tag(),
            "privacy", privacy);
    return new Reply(200, Optional.of(shown), Map.of("cache-control", "public, max-age=60"));
  }

  private Future<Reply> change(RoutingContext ctx) {
    JsonObject body = ApiHandler.body(ctx);
    List<Mistake> mistakes = new ArrayList<>();
    List<String> sites = sites(body, mistakes);
    for (String field : List.of("teaser", "consent")) {
      if (!TextRules.storable(body.getString(field, ""))) {
        mistakes.add(new Mistake(field, "contains a control character"));
      }
    }
    if (!mistakes.isEmpty()) {
      return Future.failedFuture(Problem.badInput(mistakes));
    }
    return store.change(now -> changed(now, body, sites)).map(Reply::ok);
  }

  private static Website changed(Website now, JsonObject body, List<String> sites) {
    return new Website(
        body.getBoolean("on", now.on()),
        body.containsKey("sites") ? sites : now.sites(),
        body.getString("color", now.color()),
        body.getString("corner", now.corner()),
        body.getString("teaser", now.teaser()),
        body.getString("consent", now.consent()));
  }

  private static List<String> sites(JsonObject body, List<Mistake> mistakes) {
    List<String> sites = new ArrayList<>();
    List<?> given = body.containsKey("sites") ? body.getJsonArray("sites").getList() : List.of();
    for (int i = 0; i < given.size(); i++) {
      Optional<String> site = origin(String.valueOf(given.get(i)));
      site.filter(each -> !sites.contains(each)).ifPresent(sites::add);
      if (site.isEmpty()) {
        mistakes.add(
            new Mistake(
                "sites." + (i + 1), "must be the beginning of an address: https://shop.example"));
      }
    }
    return sites;
  }

  /** Scheme, host and port, as browsers send it; a path after it is left out. */
  static Optional<String> origin(String address) {
    return WebAddress.page(address).flatMap(WebsiteHandler::origin);
  }

  private static Optional<String> origin(URI page) {
    return Endpoint.of(page)
        .map(endpoint -> page.getScheme() + "://" + endpoint.authority(page.getScheme()));
  }
}
