package io.promobot.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** What the API answers about leads, requests, their desks, and where everybody came from. */
public final class DeskRoutes {
  private final Parts to;

  /** What these operations lead to. */
  public record Parts(OriginHandler origins, RedeemHandler redemptions) {}

  DeskRoutes(Parts parts) {
    this.to = parts;
  }

  /** By the contract's operationId. */
  Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        toBuild("register_lead"),
        toBuild("list_leads"),
        toBuild("export_leads"),
        toBuild("erase_lead"),
        toBuild("ask_request"),
        toBuild("list_requests"),
        toBuild("close_request"),
        toBuild("reopen_request"),
        toBuild("erase_request"),
        toBuild("list_topics"),
        toBuild("create_topic"),
        toBuild("update_topic"),
        toBuild("delete_topic"),
        toBuild("list_channels"),
        toBuild("create_channel"),
        toBuild("update_channel"),
        toBuild("delete_channel"),
        toBuild("test_channel"),
        toBuild("show_welcome_mail"),
        toBuild("update_welcome_mail"),
        toBuild("show_story"),
        toBuild("update_story"),
        Routes.answers("list_everybodys_origins", to.origins()::list),
        Routes.answers("redeem_coupon", to.redemptions()::redeem),
        toBuild("hurry_delivery"));
  }

  private static Map.Entry<String, Handler<RoutingContext>> toBuild(String operation) {
    return Map.entry(operation, ctx -> ctx.fail(501));
  }
}
