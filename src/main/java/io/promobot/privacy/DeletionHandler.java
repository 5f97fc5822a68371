package io.promobot.privacy;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The requests to delete somebody's data that the owner has to do by hand. */
public final class DeletionHandler implements Endpoints {
  private final DeletionStore store;

  public DeletionHandler(DeletionStore store) {
    this.store = store;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_deletion_requests", ctx -> list()),
        answers("close_deletion_request", this::close));
  }

  private Future<Reply> list() {
    return store.open().map(open -> Reply.ok(Map.of("deletion_requests", open)));
  }

  private Future<Reply> close(RoutingContext ctx) {
    return store
        .done(ApiHandler.path(ctx, "code"))
        .map(
            done -> {
              if (!done) {
                throw Problem.notFound("No such request is open");
              }
              return Reply.noContent();
            });
  }
}
