package io.promobot.followup;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.flow.FollowUp;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a campaign sends on its own: seeing it, and switching each message on or off. */
public final class FollowUpHandler implements Endpoints {
  private static final String ON = "on";

  private final FollowUpStore store;
  private final InstantSource clock;

  public FollowUpHandler(FollowUpStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("show_follow_ups", this::show), answers("update_follow_ups", this::update));
  }

  private Future<Reply> show(RoutingContext ctx) {
    return store.find(ApiHandler.id(ctx)).map(Reply::ok);
  }

  private Future<Reply> update(RoutingContext ctx) {
    String campaign = ApiHandler.id(ctx);
    JsonObject body = ApiHandler.body(ctx);
    Optional<Boolean> lastDay = part(body, FollowUp.LAST_DAY).map(part -> part.getBoolean(ON));
    return store
        .find(campaign)
        .compose(before -> lastDay(campaign, before, lastDay))
        .compose(done -> unopened(campaign, part(body, FollowUp.UNOPENED)))
        .compose(done -> show(ctx));
  }

  private static Optional<JsonObject> part(JsonObject body, String key) {
    return Optional.ofNullable(body.getJsonObject(key));
  }

  private Future<Void> lastDay(
      String campaign, FollowUpStore.Shown before, Optional<Boolean> wanted) {
    boolean unchanged =
        wanted.equals(before.lastDay().map(FollowUpStore.LastDay::on)) || wanted.isEmpty();
    if (unchanged) {
      return Future.succeededFuture();
    }
    return before.lastDay().isEmpty()
        ? Future.failedFuture(Problem.badInput(List.of(NO_LAST_DAY)))
        : store.lastDay(campaign, wanted.get());
  }

  private static final Mistake NO_LAST_DAY =
      new Mistake(FollowUp.LAST_DAY, "is not for this campaign's story; leave it out");

  private Future<Void> unopened(String campaign, Optional<JsonObject> wanted) {
    return wanted
        .map(
            part ->
                store.unopened(
                    campaign,
                    part.getBoolean(ON),
                    Optional.ofNullable(part.getInteger("after_hours")),
                    clock.instant()))
        .orElse(Future.succeededFuture());
  }
}
