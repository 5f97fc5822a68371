package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.campaign.Reach;
import io.promobot.campaign.Sending;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Function;

/** Sending a campaign: who it would reach, and starting it. */
public final class SendHandler implements Endpoints {
  private final Function<String, Future<Reach>> reach;
  private final Function<String, Future<Sending>> send;
  private final CampaignViews views;

  public SendHandler(
      Function<String, Future<Reach>> reach,
      Function<String, Future<Sending>> send,
      CampaignViews views) {
    this.reach = reach;
    this.send = send;
    this.views = views;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(answers("show_reach", this::reach), answers("send_campaign", this::send));
  }

  private Future<Reply> reach(RoutingContext ctx) {
    return reach.apply(ApiHandler.id(ctx)).map(views::reach).map(Reply::ok);
  }

  private Future<Reply> send(RoutingContext ctx) {
    return send.apply(ApiHandler.id(ctx)).map(views::of).map(Reply::accepted);
  }
}
