package io.promobot.api;

import io.promobot.access.AuthHandler;
import io.promobot.http.FailureHandler;
import io.promobot.http.MetricsHandler;
import io.promobot.http.SiteRoutes;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Paths beside the API that need the owner or their token: figures, and what others answer. */
public final class ClosedRoutes implements SiteRoutes {
  /** What a demo's mailbox and Slack contain may be real people's words. */
  private static final List<String> PEOPLES_OWN =
      List.of("/simulator/mailbox", "/simulator/slack", "/simulator/hooks", "/simulator/inbox/*");

  private final AuthHandler auth;
  private final FailureHandler failures;
  private final MetricsHandler metrics;
  private final Map<String, Function<Vertx, Router>> others;

  /**
   * @param others routers of others below their own prefix, such as {@code /simulator}
   */
  public ClosedRoutes(
      AuthHandler auth,
      FailureHandler failures,
      MetricsHandler metrics,
      Map<String, Function<Vertx, Router>> others) {
    this.auth = auth;
    this.failures = failures;
    this.metrics = metrics;
    this.others = others;
  }

  @Override
  public void addTo(Router router, Vertx vertx) {
    router.get("/metrics").handler(auth::askForwarded).handler(metrics);
    PEOPLES_OWN.forEach(path -> router.get(path).handler(auth::lookUp).failureHandler(failures));
    others.forEach(
        (prefix, make) -> {
          router.route(prefix + "/*").handler(auth::askForwarded).failureHandler(failures);
          router.route(prefix + "/*").subRouter(make.apply(vertx));
        });
  }
}
