package io.promobot.simulator;

import io.promobot.simulator.Failures.Mode;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The Send API: one message to one customer, or a refusal, or whatever the failure switch says. */
final class SendHandler implements Handler<RoutingContext> {
  private static final long HANG_MS = 60_000;

  private final Vertx vertx;
  private final String pageId;
  private final World world;
  private final MessageIntake intake;
  private final GraphAnswerHandler answers;
  private final SendRules rules = new SendRules();
  private final Set<RoutingContext> hanging = new HashSet<>();

  SendHandler(
      Vertx vertx, String pageId, World world, MessageIntake intake, GraphAnswerHandler answers) {
    this.vertx = vertx;
    this.pageId = pageId;
    this.world = world;
    this.intake = intake;
    this.answers = answers;
  }

  @Override
  public void handle(RoutingContext ctx) {
    Mode mode = world.failures().strike(false);
    switch (mode) {
      case ERROR_500 -> answers.refuse(ctx, GraphError.unknownFault());
      case RATE_LIMITED -> throttle(ctx);
      default -> send(ctx, mode);
    }
  }

  private void throttle(RoutingContext ctx) {
    JsonObject usage =
        new JsonObject()
            .put("type", "messenger")
            .put("call_count", 100)
            .put("total_cputime", 4)
            .put("total_time", 6)
            .put("estimated_time_to_regain_access", 0);
    ctx.response()
        .putHeader("Retry-After", "5")
        .putHeader(
            "X-Business-Use-Case-Usage",
            new JsonObject().put(pageId, new JsonArray().add(usage)).encode());
    answers.refuse(ctx, GraphError.throttled());
  }

  private void send(RoutingContext ctx, Mode mode) {
    Node call = ctx.get(GraphGateHandler.CALL);
    String psid = call.at("recipient").textOr("id", "");
    Optional<Customer> customer = world.customers().find(psid);
    Optional<GraphError> fault =
        rules
            .fault(call)
            .or(() -> customer.isEmpty() ? Optional.of(GraphError.nobody()) : Optional.empty())
            .or(() -> intake.refusal(customer.orElseThrow(), call));
    fault.ifPresentOrElse(
        error -> answers.refuse(ctx, error),
        () -> answer(ctx, mode, accept(customer.orElseThrow(), call)));
  }

  private JsonObject accept(Customer customer, Node call) {
    JsonObject answer = new JsonObject().put("recipient_id", customer.psid());
    return call.has("sender_action")
        ? answer
        : answer.put("message_id", intake.accept(customer, call.at("message")));
  }

  private void answer(RoutingContext ctx, Mode mode, JsonObject answer) {
    switch (mode) {
      case SLOW ->
          vertx.setTimer(
              world.failures().failures().answerAfterMs(), late -> answers.answer(ctx, answer));
      case ACCEPT_THEN_HANG -> hang(ctx);
      default -> answers.answer(ctx, answer);
    }
  }

  private void hang(RoutingContext ctx) {
    world.ledger().unanswered();
    hanging.add(ctx);
    vertx.setTimer(HANG_MS, late -> hangUp(ctx));
  }

  private void hangUp(RoutingContext ctx) {
    if (hanging.remove(ctx)) {
      ctx.request().connection().close();
    }
  }

  void hangUpAll() {
    Set.copyOf(hanging).forEach(this::hangUp);
  }
}
