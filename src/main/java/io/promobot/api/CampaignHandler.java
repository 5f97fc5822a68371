package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.campaign.Campaign;
import io.promobot.campaign.Overview;
import io.promobot.campaign.RewordingJson;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.flow.CouponStory;
import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.wording.OtherLanguage;
import io.promobot.wording.Rewording;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The campaigns and their texts. */
public final class CampaignHandler implements Endpoints {
  private final Supplier<Future<List<Overview>>> list;
  private final Function<String, Future<Optional<Overview>>> find;
  private final Creation create;
  private final Update update;
  private final CampaignViews views;

  /** Creates a draft that tells this story. */
  @FunctionalInterface
  public interface Creation {
    Future<Campaign> apply(String name, Story story);
  }

  /** Publishes a new name, new texts, or both. */
  @FunctionalInterface
  public interface Update {
    Future<Campaign> apply(String id, Optional<String> name, Rewording texts);
  }

  public CampaignHandler(
      Supplier<Future<List<Overview>>> list,
      Function<String, Future<Optional<Overview>>> find,
      Creation create,
      Update update,
      CampaignViews views) {
    this.list = list;
    this.find = find;
    this.create = create;
    this.update = update;
    this.views = views;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_campaigns", this::list),
        answers("create_campaign", this::create),
        answers("show_campaign", this::show),
        answers("update_campaign", this::update));
  }

  private Future<Reply> list(RoutingContext ctx) {
    return list.get()
        .map(all -> Map.of("campaigns", all.stream().map(views::of).toList()))
        .map(Reply::ok);
  }

  private Future<Reply> create(RoutingContext ctx) {
    var body = ApiHandler.body(ctx);
    return create
        .apply(body.getString("name"), story(body.getString("story", CouponStory.STORY.key())))
        .compose(made -> view(made.id()))
        .map(view -> Reply.created("/api/v1/campaigns/" + view.id(), view));
  }

  private static Story story(String key) {
    return Stories.named(key)
        .filter(Story::forCampaigns)
        .orElseThrow(
            () ->
                Problem.badInput(
                    List.of(new Mistake("story", "must be one of " + Stories.ofCampaigns()))));
  }

  private Future<Reply> show(RoutingContext ctx) {
    return view(ApiHandler.id(ctx)).map(Reply::ok);
  }

  /** The answer after a change. */
  Future<CampaignViews.CampaignView> view(String id) {
    return find.apply(id)
        .map(found -> found.orElseThrow(() -> Problem.notFound("There is no such campaign")))
        .map(views::of);
  }

  private Future<Reply> update(RoutingContext ctx) {
    var body = ApiHandler.body(ctx);
    String id = ApiHandler.id(ctx);
    return update
        .apply(id, Optional.ofNullable(body.getString("name")), RewordingJson.of(body, "copy"))
        .compose(changed -> view(changed.id()))
        .recover(
            failure ->
                failure instanceof OtherLanguage
                    ? view(id).compose(now -> Future.failedFuture(StoryHandler.otherLanguage(now)))
                    : Future.failedFuture(failure))
        .map(Reply::ok);
  }
}
