package io.promobot.privacy;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything about one customer, for the owner to hand over: as JSON, or as a page. */
public final class PersonDataHandler implements Endpoints {
  private final PersonDataStore store;
  private final Supplier<String> shop;

  public PersonDataHandler(PersonDataStore store, Supplier<String> shop) {
    this.store = store;
    this.shop = shop;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    var json = new ApiHandler(this::json);
    var page = new HtmlHandler(ctx -> data(ctx).map(data -> PersonDataPage.of(shop.get(), data)));
    return Map.of("show_customer_data", ctx -> (asPage(ctx) ? page : json).handle(ctx));
  }

  /** Only those who name HTML get it: a program that takes anything wants JSON. */
  private static boolean asPage(RoutingContext ctx) {
    ctx.response().putHeader("vary", "Accept");
    return ApiHandler.query(ctx, "format")
        .map("html"::equals)
        .orElseGet(
            () ->
                ctx.request().headers().getAll("accept").stream()
                    .anyMatch(types -> types.contains("text/html")));
  }

  private Future<Reply> json(RoutingContext ctx) {
    var file = "attachment; filename=\"customer-%s.json\"".formatted(ApiHandler.id(ctx));
    var headers = Map.of("content-disposition", file, "cache-control", "no-store");
    return data(ctx).map(data -> new Reply(200, Optional.of(data), headers));
  }

  private Future<PersonData> data(RoutingContext ctx) {
    return store
        .find(Long.parseLong(ApiHandler.id(ctx)))
        .map(found -> found.orElseThrow(() -> Problem.notFound("There is no such customer")));
  }
}
