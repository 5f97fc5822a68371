package io.promobot.http;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.HEAD;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Whether this process is alive, and whether it can save anything. */
public final class HealthHandler implements SiteRoutes {
  private static final int PATIENCE_SECONDS = 2;

  private static final String TOO_SLOW = "The database does not answer in time.";

  private final Supplier<Future<Optional<String>>> database;
  private final BooleanSupplier migrated;
  private final Supplier<Optional<String>> replica;

  /**
   * @param database why it cannot save anything; empty when it can
   * @param replica how the read replica is doing, which nothing depends on; empty without one
   */
  public HealthHandler(
      Supplier<Future<Optional<String>>> database,
      BooleanSupplier migrated,
      Supplier<Optional<String>> replica) {
    this.database = database;
    this.migrated = migrated;
    this.replica = replica;
  }

  @Override
  public void addTo(Router router, Vertx vertx) {
    router.route("/health/live").method(GET).method(HEAD).handler(HealthHandler::live);
    router.route("/health/ready").method(GET).method(HEAD).handler(this::ready);
  }

  private void ready(RoutingContext ctx) {
    database
        .get()
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .otherwise(Optional.of(TOO_SLOW))
        .onSuccess(trouble -> answer(ctx, checks(trouble.isEmpty()), trouble, replica.get()));
  }

  private Map<String, Boolean> checks(boolean reachable) {
    var checks = new LinkedHashMap<String, Boolean>();
    checks.put("database", reachable);
    checks.put("migrations", migrated.getAsBoolean());
    return checks;
  }

  private static void live(RoutingContext ctx) {
    answer(ctx, Map.of(), Optional.empty(), Optional.empty());
  }

  private static void answer(
      RoutingContext ctx,
      Map<String, Boolean> checks,
      Optional<String> why,
      Optional<String> replica) {
    boolean up = !checks.containsValue(false);
    var told = new LinkedHashMap<String, String>();
    checks.forEach((check, well) -> told.put(check, upOrDown(well)));
    var body = new LinkedHashMap<String, Object>();
    body.put("status", upOrDown(up));
    body.put("checks", told);
    why.ifPresent(words -> body.put("reason", words));
    replica.ifPresent(words -> body.put("read_replica", words));
    ctx.response()
        .setStatusCode(up ? 200 : 503)
        .putHeader("content-type", "application/json")
        .putHeader("cache-control", "no-store")
        .end(Json.text(body));
  }

  private static String upOrDown(boolean up) {
    return up ? "up" : "down";
  }
}
