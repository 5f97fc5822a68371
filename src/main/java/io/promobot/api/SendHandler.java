package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.campaign.Reach;
import io.promobot.campaign.Sending;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Sending a campaign: whom it is for, who it would reach, and starting it. */
public final class SendHandler implements Endpoints {
  private static final String SEGMENT = "segment";
  private static final String EVERYBODY = "everybody";

  /** What is said of planned sends only. */
  private static final List<String> PLANNED = List.of("clock", "repeat", "each_run", "until");

  private static final String NO_TIME = "is for planned sends; say when with at, or leave it out";

  private final ForPeople<Reach> reach;
  private final ForPeople<Sending> send;
  private final ForPeople<Void> choose;
  private final Function<String, Future<Optional<Long>>> chosen;
  private final Planning plan;
  private final CampaignHandler campaigns;
  private final CampaignViews views;

  /** Something about a campaign for the people of a segment, or for everybody. */
  @FunctionalInterface
  public interface ForPeople<T> {
    Future<T> apply(String campaign, Optional<Long> segment);
  }

  /** Sending it at a time; {@code body} is the request's. */
  @FunctionalInterface
  public interface Planning {
    Future<Reply> apply(String campaign, Optional<Long> segment, JsonObject body);
  }

  /** {@code chosen} answers with the segment that a campaign is for. */
  public SendHandler(
      ForPeople<Reach> reach,
      ForPeople<Sending> send,
      ForPeople<Void> choose,
      Function<String, Future<Optional<Long>>> chosen,
      Planning plan,
      CampaignHandler campaigns,
      CampaignViews views) {
    this.reach = reach;
    this.send = send;
    this.choose = choose;
    this.chosen = chosen;
    this.plan = plan;
    this.campaigns = campaigns;
    this.views = views;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("show_reach", this::reach),
        answers("send_campaign", this::send),
        answers("choose_people", this::choose));
  }

  private Future<Reply> reach(RoutingContext ctx) {
    String id = ApiHandler.id(ctx);
    return ApiHandler.query(ctx, SEGMENT)
        .map(asked -> Future.succeededFuture(number(asked)))
        .orElseGet(() -> chosen.apply(id))
        .compose(segment -> reach.apply(id, segment))
        .map(views::reach)
        .map(Reply::ok);
  }

  private Future<Reply> send(RoutingContext ctx) {
    String id = ApiHandler.id(ctx);
    JsonObject body = ApiHandler.body(ctx);
    return (body.containsKey(SEGMENT) ? Future.succeededFuture(segment(ctx)) : chosen.apply(id))
        .compose(
            segment ->
                body.containsKey("at") ? plan.apply(id, segment, body) : now(id, segment, body));
  }

  private Future<Reply> now(String id, Optional<Long> segment, JsonObject body) {
    List<Mistake> timeless =
        PLANNED.stream()
            .filter(body::containsKey)
            .map(field -> new Mistake(field, NO_TIME))
            .toList();
    return !timeless.isEmpty()
        ? Future.failedFuture(Problem.badInput(timeless))
        : send.apply(id, segment).map(views::of).map(Reply::accepted);
  }

  private static Optional<Long> number(String asked) {
    return asked.equals(EVERYBODY) ? Optional.empty() : Optional.of(Long.valueOf(asked));
  }

  private Future<Reply> choose(RoutingContext ctx) {
    String id = ApiHandler.id(ctx);
    return choose.apply(id, segment(ctx)).compose(chosen -> campaigns.view(id)).map(Reply::ok);
  }

  private static Optional<Long> segment(RoutingContext ctx) {
    return Optional.ofNullable(ApiHandler.body(ctx).getString(SEGMENT)).map(Long::valueOf);
  }
}
