package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.campaign.Sending;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Function;

/** Sending a campaign: who it would reach, and starting, pausing, resuming and cancelling it. */
public final class SendHandler implements Endpoints {
  private final Function<String, Future<Sending>> reach;
  private final Function<String, Future<Sending>> send;
  private final Wishes wishes;
  private final CampaignHandler campaigns;
  private final CampaignViews views;

  /** What can be done with a send, by its campaign. */
  public record Wishes(
      Function<String, Future<Void>> pause,
      Function<String, Future<Void>> resume,
      Function<String, Future<Void>> cancel) {}

  public SendHandler(
      Function<String, Future<Sending>> reach,
      Function<String, Future<Sending>> send,
      Wishes wishes,
      CampaignHandler campaigns,
      CampaignViews views) {
    this.reach = reach;
    this.send = send;
    this.wishes = wishes;
    this.campaigns = campaigns;
    this.views = views;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("show_reach", this::reach),
        answers("send_campaign", this::send),
        answers("pause_campaign", this::pause),
        answers("resume_campaign", this::resume),
        answers("cancel_campaign", this::cancel));
  }

  private Future<Reply> reach(RoutingContext ctx) {
    return reach.apply(ApiHandler.id(ctx)).map(views::reach).map(Reply::ok);
  }

  private Future<Reply> send(RoutingContext ctx) {
    return send.apply(ApiHandler.id(ctx)).map(views::of).map(Reply::accepted);
  }

  private Future<Reply> pause(RoutingContext ctx) {
    return granted(ctx, wishes.pause());
  }

  private Future<Reply> resume(RoutingContext ctx) {
    return granted(ctx, wishes.resume());
  }

  private Future<Reply> cancel(RoutingContext ctx) {
    return granted(ctx, wishes.cancel());
  }

  private Future<Reply> granted(RoutingContext ctx, Function<String, Future<Void>> wish) {
    var id = ApiHandler.id(ctx);
    return wish.apply(id).compose(done -> campaigns.view(id)).map(Reply::ok);
  }
}
