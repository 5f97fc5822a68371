package io.promobot.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.http.AnswerCounts;
import io.promobot.http.CountingHandler;
import io.promobot.http.Problem;
import io.promobot.intake.IntakeHandler;
import io.promobot.intake.IntakeWorker;
import io.promobot.intake.LeadForm;
import io.promobot.intake.RequestForm;
import io.promobot.lead.NewLead;
import io.promobot.lead.Registered;
import io.promobot.support.Asked;
import io.promobot.support.NewRequest;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** The API's answers about leads, requests, their desks, and origins. */
public final class DeskRoutes {
  private final Parts to;

  /** What these operations lead to. */
  public record Parts(
      Intakes intakes,
      LeadHandler leads,
      WelcomeMailHandler welcomeMail,
      Desks desks,
      OriginHandler origins,
      RedeemHandler redemptions,
      HandBackHandler handBacks,
      StoryHandler stories) {}

  /**
   * What bot builders may send.
   *
   * @param phoneRegion the country of phone numbers without a country code
   */
  public record Intakes(
      IntakeWorker<NewLead, Registered> leads,
      IntakeWorker<NewRequest, Asked> requests,
      String phoneRegion) {}

  /** Questions, and who answers them. */
  public record Desks(RequestHandler requests, TopicHandler topics, ChannelHandler channels) {}

  public DeskRoutes(Parts parts) {
    this.to = parts;
  }

  /**
   * Bot builders call these, some of them with nothing but a body; the contract's own checks would
   * refuse them.
   */
  void intakes(Router router, Handler<RoutingContext> gate, MeterRegistry meters) {
    var ofLeads = new CountingHandler(AnswerCounts.ofIntakes(meters, "leads"));
    var ofRequests = new CountingHandler(AnswerCounts.ofIntakes(meters, "requests"));
    router.post("/api/v1/leads").handler(ofLeads).handler(gate).handler(leads(false));
    router.post("/api/v1/requests").handler(ofRequests).handler(gate).handler(requests());
    router.post("/umishop_api/user").handler(ofLeads).handler(gate).handler(leads(true));
    router.post("/umishop_api/topic").handler(ofRequests).handler(gate).handler(requests());
    router.route("/umishop_api/*").handler(ctx -> ctx.fail(elsewhere(ctx.normalizedPath())));
  }

  private IntakeHandler<NewLead> leads(boolean phoneNeeded) {
    var region = to.intakes().phoneRegion();
    return new IntakeHandler<>(
        "leads", form -> LeadForm.read(form, phoneNeeded, region), to.intakes().leads());
  }

  private IntakeHandler<NewRequest> requests() {
    var region = to.intakes().phoneRegion();
    return new IntakeHandler<>(
        "requests", form -> RequestForm.read(form, region), to.intakes().requests());
  }

  private static Problem elsewhere(String path) {
    return path.matches("/umishop_api/(user|topic)/?")
        ? Problem.wrongMethod("POST")
        : Problem.ofStatus(404);
  }

  /** By the contract's operationId. */
  Map<String, Handler<RoutingContext>> operations() {
    var desks = to.desks();
    return Map.ofEntries(
        Map.entry("register_lead", leads(false)),
        Routes.answers("list_leads", to.leads()::list),
        Map.entry("export_leads", to.leads()::export),
        Routes.answers("erase_lead", to.leads()::erase),
        Map.entry("ask_request", requests()),
        Routes.answers("list_requests", desks.requests()::list),
        Routes.answers("close_request", desks.requests()::close),
        Routes.answers("reopen_request", desks.requests()::reopen),
        Routes.answers("erase_request", desks.requests()::erase),
        Routes.answers("list_topics", desks.topics()::list),
        Routes.answers("create_topic", desks.topics()::create),
        Routes.answers("update_topic", desks.topics()::update),
        Routes.answers("delete_topic", desks.topics()::delete),
        Routes.answers("list_channels", desks.channels()::list),
        Routes.answers("create_channel", desks.channels()::create),
        Routes.answers("update_channel", desks.channels()::update),
        Routes.answers("delete_channel", desks.channels()::delete),
        Routes.answers("test_channel", desks.channels()::test),
        Routes.answers("preview_story", to.stories()::preview),
        Routes.answers("list_stories", to.stories()::list),
        Routes.answers("show_story", to.stories()::show),
        Routes.answers("update_story", to.stories()::update),
        Routes.answers("show_welcome_mail", to.welcomeMail()::show),
        Routes.answers("update_welcome_mail", to.welcomeMail()::update),
        Routes.answers("list_everybodys_origins", to.origins()::list),
        Routes.answers("redeem_coupon", to.redemptions()::redeem),
        Routes.answers("hand_back_customer", to.handBacks()::handBack));
  }
}
