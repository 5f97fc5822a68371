package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** What the dashboard's header shows about this promobot. */
public final class StatusHandler implements Endpoints {
  private final Supplier<Future<Status>> status;

  /**
   * How this promobot is set up, and how it is doing.
   *
   * @param timeZone the IANA name of the zone of the shop's days
   * @param messenger simulated or real
   * @param demo whether no real page is set up, so that everything may be deleted
   * @param database embedded or external
   * @param databaseTrouble why the database cannot save anything at the moment
   * @param readReplica what lists are read from, if there is one
   * @param breaker closed, open or half_open
   */
  public record Status(
      String business,
      Optional<String> logo,
      String timeZone,
      String pageId,
      String messenger,
      boolean simulator,
      boolean demo,
      String database,
      String webhookUrl,
      String breaker,
      Optional<Instant> pagePausedUntil,
      Optional<String> pagePauseReason,
      Optional<String> databaseTrouble,
      Optional<ReadReplica> readReplica,
      String version) {}

  /**
   * A read replica.
   *
   * @param state used, behind, silent, no_replica or other_database; in all but the first the
   *     primary is read
   * @param secondsBehind at most so many; empty when that is not known
   */
  public record ReadReplica(String state, OptionalDouble secondsBehind) {}

  public StatusHandler(Supplier<Future<Status>> status) {
    this.status = status;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(answers("show_status", this::show));
  }

  private Future<Reply> show(RoutingContext ctx) {
    return status.get().map(Reply::ok);
  }
}
