package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Function;

/** Pausing, resuming and cancelling a campaign that is being sent. */
public final class PauseHandler implements Endpoints {
  private final Function<String, Future<Void>> pause;
  private final Function<String, Future<Void>> resume;
  private final Function<String, Future<Void>> cancel;
  private final CampaignHandler campaigns;

  public PauseHandler(
      Function<String, Future<Void>> pause,
      Function<String, Future<Void>> resume,
      Function<String, Future<Void>> cancel,
      CampaignHandler campaigns) {
    this.pause = pause;
    this.resume = resume;
    this.cancel = cancel;
    this.campaigns = campaigns;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("pause_campaign", ctx -> granted(ctx, pause)),
        answers("resume_campaign", ctx -> granted(ctx, resume)),
        answers("cancel_campaign", ctx -> granted(ctx, cancel)));
  }

  private Future<Reply> granted(RoutingContext ctx, Function<String, Future<Void>> wish) {
    var id = ApiHandler.id(ctx);
    return wish.apply(id).compose(done -> campaigns.view(id)).map(Reply::ok);
  }
}
