package io.promobot.shop;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.shop.ShopStore.Used;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Rewording;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The owner's name and logo of the shop. */
public final class ShopHandler implements Endpoints {
  /** Texts named at once; the owner fixes the rest along the way. */
  private static final int MOST_NAMED = 5;

  private static final Map<String, Integer> LIMITS = Map.of("name", ShopChange.LONGEST_NAME);

  /** All that customers can be spoken to in. */
  private static final List<Spoken> LANGUAGES =
      Arrays.stream(StoryLanguage.values())
          .map(each -> new Spoken(each.tag(), each.ownName(), each.isRightToLeft()))
          .toList();

  private final ShopStore store;
  private final ShopFeed feed;

  private record Spoken(String language, String name, boolean rightToLeft) {}

  private record Shown(
      String name,
      Optional<String> logo,
      String language,
      boolean languageGiven,
      List<Spoken> languages,
      Map<String, Integer> limits) {
    static Shown of(Shop shop) {
      return new Shown(
          shop.name(), shop.logo(), shop.language().tag(), shop.languageGiven(), LANGUAGES, LIMITS);
    }
  }

  public ShopHandler(ShopStore store, ShopFeed feed) {
    this.store = store;
    this.feed = feed;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(answers("show_shop", this::show), answers("update_shop", this::update));
  }

  private Future<Reply> show(RoutingContext ctx) {
    return Future.succeededFuture(Reply.ok(Shown.of(feed.now())));
  }

  private Future<Reply> update(RoutingContext ctx) {
    ShopChange change = ShopChange.of(ApiHandler.body(ctx));
    return refuse(change.mistakes())
        .compose(fine -> store.texts())
        .compose(texts -> refuse(tooLong(texts, change)))
        .compose(fits -> feed.change(change))
        .map(shop -> Reply.ok(Shown.of(shop)));
  }

  private static Future<Void> refuse(List<Mistake> mistakes) {
    return mistakes.isEmpty()
        ? Future.succeededFuture()
        : Future.failedFuture(Problem.badInput(mistakes));
  }

  /**
   * Messenger would refuse a text that a longer name makes too long, and its readers get nothing.
   */
  private List<Mistake> tooLong(List<Used> texts, ShopChange change) {
    return change.name().stream().flatMap(name -> tooLong(texts, name)).toList();
  }

  private Stream<Mistake> tooLong(List<Used> all, String name) {
    String before = feed.name();
    return all.stream()
        .flatMap(
            used ->
                Rewording.tooLong(used.copy(), name).stream()
                    .filter(text -> !Rewording.tooLong(used.copy(), before).contains(text))
                    .map(
                        text ->
                            "makes the text \"%s\" of \"%s\" longer than the %d characters that Messenger takes; shorten that text first"
                                .formatted(text.label(), used.by(), text.limit())))
        .limit(MOST_NAMED)
        .map(message -> new Mistake("name", message));
  }
}
