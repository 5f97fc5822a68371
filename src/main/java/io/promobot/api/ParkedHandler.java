package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.db.Database;
import io.promobot.db.Page;
import io.promobot.http.Problem;
import io.promobot.inbox.ParkedEvent;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events that could not be handled, and handling them again. */
public final class ParkedHandler implements Endpoints {
  private static final Logger log = LoggerFactory.getLogger(ParkedHandler.class);

  private final BiFunction<Integer, Optional<String>, Future<Page<ParkedEvent>>> list;
  private final Function<UUID, Future<Boolean>> replay;

  private record ParkedList(List<ParkedEvent> events, Optional<String> next) {}

  /**
   * @param replay false when no such event is parked; fails when it fails again
   */
  public ParkedHandler(
      BiFunction<Integer, Optional<String>, Future<Page<ParkedEvent>>> list,
      Function<UUID, Future<Boolean>> replay) {
    this.list = list;
    this.replay = replay;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_parked_events", this::list), answers("replay_parked_event", this::replay));
  }

  private Future<Reply> list(RoutingContext ctx) {
    return list.apply(ApiHandler.limit(ctx), ApiHandler.query(ctx, "cursor"))
        .map(page -> Reply.ok(new ParkedList(page.items(), page.next())));
  }

  private Future<Reply> replay(RoutingContext ctx) {
    var id = ApiHandler.id(ctx);
    return replay
        .apply(UUID.fromString(id))
        .recover(ParkedHandler::failedAgain)
        .map(known -> known ? Reply.accepted(Map.of("id", id)) : unknown());
  }

  private static Future<Boolean> failedAgain(Throwable failure) {
    log.info("A parked event failed once more: {}", failure.getMessage());
    return Future.failedFuture(
        Database.unavailable(failure)
            ? failure
            : Problem.conflict("It could not be handled this time either; it stays parked"));
  }

  private static Reply unknown() {
    throw Problem.notFound("No such event is parked");
  }
}
