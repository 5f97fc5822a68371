package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.subscriber.ReplayStore;
import io.promobot.subscriber.SecretStore;
import io.promobot.subscriber.SwitchStore;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** The owner's programs that are notified of events: on again, another secret, once more. */
public final class SubscriberHandler implements Endpoints {
  private final SwitchStore switches;
  private final SecretStore secrets;
  private final ReplayStore replays;
  private final Runnable due;
  private final InstantSource clock;

  /** {@code due} is run when events are to go out. */
  public SubscriberHandler(
      SwitchStore switches,
      SecretStore secrets,
      ReplayStore replays,
      Runnable due,
      InstantSource clock) {
    this.switches = switches;
    this.secrets = secrets;
    this.replays = replays;
    this.due = due;
    this.clock = clock;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("switch_channel_on", this::on),
        answers("replace_channel_secret", this::replaceSecret),
        answers("replay_channel", this::replay));
  }

  private Future<Reply> on(RoutingContext ctx) {
    return switches
        .on(id(ctx))
        .map(
            there -> {
              if (!there) {
                throw unknown();
              }
              return Reply.noContent();
            });
  }

  private Future<Reply> replaceSecret(RoutingContext ctx) {
    return secrets
        .rotate(id(ctx))
        .map(made -> Reply.ok(made.orElseThrow(SubscriberHandler::unknown)));
  }

  private Future<Reply> replay(RoutingContext ctx) {
    return replays
        .since(id(ctx), since(ApiHandler.body(ctx).getString("since")))
        .map(all -> Reply.accepted(all.orElseThrow(SubscriberHandler::unknown)))
        .onSuccess(again -> due.run());
  }

  private Instant since(String text) {
    Instant since;
    try {
      since = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw wrong("is a time such as 2026-12-01T18:00:00+01:00");
    }
    if (since.isBefore(clock.instant().minus(ReplayStore.KEPT))) {
      throw wrong("must be within the last seven days");
    }
    return since;
  }

  private static Problem wrong(String message) {
    return Problem.badInput(List.of(new Mistake("since", message)));
  }

  private static Problem unknown() {
    return Problem.notFound("There is no such channel, or it signs nothing");
  }

  private static long id(RoutingContext ctx) {
    return Long.parseLong(ApiHandler.id(ctx));
  }
}
