package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.campaign.Campaign;
import io.promobot.campaign.Version;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The versions of a campaign's texts, and going back to one. */
public final class VersionHandler implements Endpoints {
  private final Function<String, Future<List<Version>>> list;
  private final Restore restore;
  private final CampaignHandler campaigns;
  private final CampaignViews views;

  /** Publishes the texts of an older version. */
  @FunctionalInterface
  public interface Restore {
    Future<Campaign> apply(String id, int version);
  }

  public VersionHandler(
      Function<String, Future<List<Version>>> list,
      Restore restore,
      CampaignHandler campaigns,
      CampaignViews views) {
    this.list = list;
    this.restore = restore;
    this.campaigns = campaigns;
    this.views = views;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_versions", this::list), answers("restore_version", this::restore));
  }

  private Future<Reply> list(RoutingContext ctx) {
    return list.apply(ApiHandler.id(ctx))
        .map(all -> Map.of("versions", all.stream().map(views::of).toList()))
        .map(Reply::ok);
  }

  private Future<Reply> restore(RoutingContext ctx) {
    int version = Integer.parseInt(ApiHandler.path(ctx, "version"));
    return restore
        .apply(ApiHandler.id(ctx), version)
        .compose(restored -> campaigns.view(restored.id()))
        .map(Reply::ok);
  }
}
