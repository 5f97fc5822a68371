package io.promobot.simulator;

import io.promobot.simulator.Failures.Mode;
import io.promobot.untrusted.Unreadable;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The checks every Graph call must pass: the service is up, the body is JSON, the token and proof
 * are right.
 */
final class GraphGateHandler implements Handler<RoutingContext> {
  static final String CALL = "call";
  private static final String BEARER = "Bearer ";

  private final String token;
  private final String proof;
  private final FailureSwitch failures;
  private final GraphAnswerHandler answers;

  GraphGateHandler(SimulatorSettings settings, FailureSwitch failures, GraphAnswerHandler answers) {
    this.token = settings.pageToken();
    this.proof = new Signatures(settings.appSecret()).proof(settings.pageToken());
    this.failures = failures;
    this.answers = answers;
  }

  @Override
  public void handle(RoutingContext ctx) {
    Optional<Node> call = read(ctx.body().buffer());
    Optional<GraphError> fault =
        outage()
            .or(() -> call.isEmpty() ? notJson() : Optional.empty())
            .or(() -> trespass(ctx, call.orElseThrow()));
    call.ifPresent(parsed -> ctx.put(CALL, parsed));
    fault.ifPresentOrElse(error -> answers.refuse(ctx, error), ctx::next);
  }

  private Optional<Node> read(Buffer body) {
    try {
      return Optional.of(Input.of(body).json()).map(Node::new);
    } catch (Unreadable notAnObject) {
      return Optional.empty();
    }
  }

  private Optional<GraphError> notJson() {
    return Optional.of(GraphError.invalid("The body of the request must be a JSON object"));
  }

  private Optional<GraphError> outage() {
    Mode mode = failures.strike(true);
    if (mode == Mode.DOWN) {
      return Optional.of(GraphError.down());
    }
    return mode == Mode.TOKEN_REVOKED ? Optional.of(GraphError.revokedToken()) : Optional.empty();
  }

  private Optional<GraphError> trespass(RoutingContext ctx, Node call) {
    if (!bearer(ctx).or(() -> given(ctx, call, "access_token")).equals(Optional.of(token))) {
      return Optional.of(GraphError.wrongToken());
    }
    boolean proven = given(ctx, call, "appsecret_proof").map(proof::equals).orElse(true);
    return proven ? Optional.empty() : Optional.of(GraphError.wrongProof());
  }

  private Optional<String> bearer(RoutingContext ctx) {
    return Optional.ofNullable(ctx.request().getHeader("Authorization"))
        .filter(header -> header.startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()));
  }

  private Optional<String> given(RoutingContext ctx, Node call, String name) {
    return ctx.queryParam(name).stream().findFirst().or(() -> call.text(name));
  }
}
