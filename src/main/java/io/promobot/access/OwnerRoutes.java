package io.promobot.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.contract.Endpoints;
import io.promobot.http.AnswerCounts;
import io.promobot.http.CountingHandler;
import io.promobot.http.SiteRoutes;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;

/** Signing in and out, and the owner's secrets. */
public final class OwnerRoutes implements SiteRoutes, Endpoints {
  private final SessionHandler session;
  private final SecretHandler secrets;
  private final MeterRegistry meters;

  public OwnerRoutes(Access access, VisitorListener visitors, MeterRegistry meters) {
    var passwords = new SignInWorker(access.nanos());
    this.session = new SessionHandler(access, passwords, visitors);
    this.secrets = new SecretHandler(access.owner(), passwords, visitors);
    this.meters = meters;
  }

  /** Counts how sign-ins are answered. */
  @Override
  public void addTo(Router router, Vertx vertx) {
    var signIns = new CountingHandler(AnswerCounts.ofSignIns(meters));
    router.post("/api/v1/session").handler(signIns);
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    var all = new HashMap<>(session.operations());
    all.putAll(secrets.operations());
    return all;
  }
}
