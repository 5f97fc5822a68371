package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.channel.Line;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.shop.EntryCode;
import io.promobot.shop.EntryLink;
import io.promobot.shop.EntryLinkStore;
import io.promobot.shop.EntryLinkStore.Made;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/** Links that start a chat, and their QR codes. */
public final class EntryLinkHandler implements Endpoints {
  private final EntryLinkStore links;
  private final String chat;

  /** {@code chat} is the address of the website chat as a page of its own. */
  public EntryLinkHandler(EntryLinkStore links, String chat) {
    this.links = links;
    this.chat = chat;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_entry_links", this::list),
        answers("create_entry_link", this::create),
        answers("delete_entry_link", this::delete),
        Map.entry("show_entry_code", this::showCode),
        Map.entry("show_chat_code", ctx -> show(ctx, "chat", chat)));
  }

  private Future<Reply> list(RoutingContext ctx) {
    return links.list().map(all -> Reply.ok(Map.of("entry_links", all)));
  }

  private Future<Reply> create(RoutingContext ctx) {
    var origin = ApiHandler.body(ctx).getString("origin");
    return links
        .create(origin)
        .compose(made -> made == Made.NEW ? links.find(origin) : refused(made, origin))
        .map(EntryLinkHandler::there)
        .map(link -> Reply.created("/api/v1/entry-links/" + link.origin() + "/qr.svg", link));
  }

  private static Future<Optional<EntryLink>> refused(Made made, String origin) {
    return Future.failedFuture(
        Problem.conflict(
            made == Made.THERE_ALREADY
                ? "There is a link for " + origin + " already"
                : "There are 500 links already; remove one first"));
  }

  private Future<Reply> delete(RoutingContext ctx) {
    return links
        .delete(ApiHandler.path(ctx, "origin"))
        .map(
            known -> {
              if (!known) {
                throw unknown();
              }
              return Reply.noContent();
            });
  }

  /** As a separate file, because an {@code <img>} draws it or somebody saves it. */
  private void showCode(RoutingContext ctx) {
    links
        .find(ApiHandler.path(ctx, "origin"))
        .map(EntryLinkHandler::there)
        .map(link -> onWebsite(ctx) ? link.websiteLink() : link.link())
        .onSuccess(link -> show(ctx, ApiHandler.path(ctx, "origin"), link))
        .onFailure(ctx::fail);
  }

  private static boolean onWebsite(RoutingContext ctx) {
    return ApiHandler.query(ctx, "line").filter(Line.WEB.key()::equals).isPresent();
  }

  private static void show(RoutingContext ctx, String name, String link) {
    if (!ctx.response().closed()) {
      ctx.response()
          .putHeader("content-type", "image/svg+xml")
          .putHeader("cache-control", "private")
          .putHeader("content-disposition", "inline; filename=\"" + name + ".svg\"")
          .end(EntryCode.svg(link));
    }
  }

  private static EntryLink there(Optional<EntryLink> link) {
    return link.orElseThrow(EntryLinkHandler::unknown);
  }

  private static Problem unknown() {
    return Problem.notFound("There is no such link");
  }
}
