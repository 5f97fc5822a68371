package io.promobot.api;

import io.promobot.access.Access;
import io.promobot.access.SameSiteHandler;
import io.promobot.access.ShareHandler;
import io.promobot.access.Visitor;
import io.promobot.contract.ContractHandler;
import io.promobot.contract.ContractRoutes;
import io.promobot.contract.Endpoints;
import io.promobot.contract.InputHandler;
import io.promobot.contract.JsonBodyHandler;
import io.promobot.http.ConnectionHandler;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The paths of the API: what every request has to pass, and then its operation. */
public final class ApiRoutes {
  private static final String API = "/api/v1";
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final ContractRoutes contract;
  private final Access access;
  private final List<Endpoints> endpoints;
  private final Runnable changed;
  private final ShareHandler share = new ShareHandler();
  private final Map<String, Handler<RoutingContext>> operations = new HashMap<>();
  private final Map<String, Handler<RoutingContext>> bodies = new HashMap<>();

  ApiRoutes(ContractRoutes contract, Access access, List<Endpoints> endpoints, Runnable changed) {
    this.contract = contract;
    this.access = access;
    this.endpoints = endpoints;
    this.changed = changed;
    endpoints.forEach(each -> add(each.operations(), operations));
    endpoints.forEach(each -> add(each.bodies(), bodies));
    add(new ContractTextHandler().operations(), operations);
    contract.refuseGaps(operations.keySet());
  }

  private static void add(
      Map<String, Handler<RoutingContext>> some, Map<String, Handler<RoutingContext>> all) {
    some.forEach(
        (operation, handler) -> {
          if (all.put(operation, handler) != null) {
            throw new IllegalStateException("There are two handlers of " + operation);
          }
        });
  }

  /** Reads the contract ahead, on whatever thread has time for it. */
  public static void prepare() {
    ContractRoutes.read();
  }

  /**
   * Reads the contract; fails when it and the endpoints do not fit together.
   *
   * @param changed is told before an owner's change is answered
   */
  public static Future<ApiRoutes> create(
      Vertx vertx, Access access, List<Endpoints> endpoints, Runnable changed) {
    return ContractRoutes.load(vertx)
        .map(contract -> new ApiRoutes(contract, access, endpoints, changed));
  }

  void addTo(Router router, ConnectionHandler connections) {
    router.route("/api/*").handler(new ContractHandler(contract.operations(), API));
    router.route("/api/*").handler(new SameSiteHandler(access.publicUrl()));
    router.route("/api/*").handler(access.auth());
    router.route("/api/*").handler(ContractRoutes.to(bodies, RoutingContext::next));
    router.route("/api/*").handler(new JsonBodyHandler());
    router.route("/api/*").handler(new InputHandler());
    router.route(API + "/*").handler(share);
    router.route(API + "/*").handler(this::noteChange);
    router.route(API + "/*").handler(ctx -> ctx.put(ConnectionHandler.KEY, connections).next());
    router.route(API + "/*").handler(ContractRoutes.to(operations, RoutingContext::next));
  }

  /** Who sees the answer to a change sees the change in whatever they ask for next. */
  private void noteChange(RoutingContext ctx) {
    Visitor visitor = ctx.get(Visitor.KEY);
    boolean owners = visitor != null && visitor.kind().everywhere();
    if (owners && !READING.contains(ctx.request().method())) {
      ctx.addHeadersEndHandler(answered -> changed.run());
    }
    ctx.next();
  }

  void endStreams() {
    endpoints.forEach(Endpoints::endStreams);
  }
}
