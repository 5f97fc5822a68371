package io.promobot.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.access.Access;
import io.promobot.access.TokenInAddressHandler;
import io.promobot.contract.Endpoints;
import io.promobot.http.AnswerCounts;
import io.promobot.http.CountingHandler;
import io.promobot.http.Problem;
import io.promobot.http.SiteRoutes;
import io.promobot.lead.NewLead;
import io.promobot.support.NewRequest;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/**
 * What bot builders may send. Some of them send nothing but a body, so these paths come before the
 * contract's own checks, which would refuse them.
 */
public final class IntakeRoutes implements SiteRoutes, Endpoints {
  private final IntakeGateHandler gate;
  private final MeterRegistry meters;
  private final IntakeWorker<NewLead, ?> leads;
  private final IntakeWorker<NewRequest, ?> requests;
  private final String phoneRegion;

  /**
   * @param phoneRegion the country of phone numbers without a country code
   */
  public IntakeRoutes(
      Access access,
      MeterRegistry meters,
      IntakeWorker<NewLead, ?> leads,
      IntakeWorker<NewRequest, ?> requests,
      String phoneRegion) {
    this.gate = new IntakeGateHandler(access, access.auth(), new TokenInAddressHandler(access));
    this.meters = meters;
    this.leads = leads;
    this.requests = requests;
    this.phoneRegion = phoneRegion;
  }

  @Override
  public void addTo(Router router, Vertx vertx) {
    var ofLeads = new CountingHandler(AnswerCounts.ofIntakes(meters, "leads"));
    var ofRequests = new CountingHandler(AnswerCounts.ofIntakes(meters, "requests"));
    router.post("/api/v1/leads").handler(ofLeads).handler(gate).handler(leads(false));
    router.post("/api/v1/requests").handler(ofRequests).handler(gate).handler(requests());
    router.post("/umishop_api/user").handler(ofLeads).handler(gate).handler(leads(true));
    router.post("/umishop_api/topic").handler(ofRequests).handler(gate).handler(requests());
    router.route("/umishop_api/*").handler(ctx -> ctx.fail(elsewhere(ctx.normalizedPath())));
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.of("register_lead", leads(false), "ask_request", requests());
  }

  private IntakeHandler<NewLead> leads(boolean phoneNeeded) {
    return new IntakeHandler<>(
        "leads", form -> LeadForm.read(form, phoneNeeded, phoneRegion), leads);
  }

  private IntakeHandler<NewRequest> requests() {
    return new IntakeHandler<>("requests", form -> RequestForm.read(form, phoneRegion), requests);
  }

  private static Problem elsewhere(String path) {
    return path.matches("/umishop_api/(user|topic)/?")
        ? Problem.wrongMethod("POST")
        : Problem.ofStatus(404);
  }
}
