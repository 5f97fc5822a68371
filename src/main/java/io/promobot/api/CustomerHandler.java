package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.customer.Customer;
import io.promobot.customer.CustomerFilter;
import io.promobot.customer.CustomerFilter.Sort;
import io.promobot.customer.CustomerFilter.Step;
import io.promobot.db.Page;
import io.promobot.flow.Stories;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The shop's customers: finding and erasing them. */
public final class CustomerHandler implements Endpoints {
  private static final Future<Optional<Integer>> NOT_COUNTED =
      Future.succeededFuture(Optional.empty());

  private final Customers list;
  private final Function<CustomerFilter, Future<Optional<Integer>>> count;
  private final Function<String, Future<Boolean>> erase;

  /** A page of the customers that a filter lets through. */
  @FunctionalInterface
  public interface Customers {
    Future<Page<Customer>> list(CustomerFilter filter, int limit, Optional<String> cursor);
  }

  private record CustomerList(
      List<Customer> customers, Optional<String> next, Optional<Integer> total) {}

  public CustomerHandler(
      Customers list,
      Function<CustomerFilter, Future<Optional<Integer>>> count,
      Function<String, Future<Boolean>> erase) {
    this.list = list;
    this.count = count;
    this.erase = erase;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_customers", this::list), answers("erase_customer", this::erase));
  }

  private Future<Reply> list(RoutingContext ctx) {
    var filter = filter(ctx);
    var cursor = ApiHandler.query(ctx, "cursor");
    var page = list.list(filter, ApiHandler.limit(ctx), cursor);
    var total = cursor.isPresent() ? NOT_COUNTED : count.apply(filter);
    return Future.all(page, total)
        .map(both -> new CustomerList(page.result().items(), page.result().next(), total.result()))
        .map(Reply::ok);
  }

  private static CustomerFilter filter(RoutingContext ctx) {
    return new CustomerFilter(
        ApiHandler.query(ctx, "q"),
        ApiHandler.query(ctx, "origin"),
        ApiHandler.query(ctx, "line"),
        ApiHandler.query(ctx, "language"),
        ApiHandler.query(ctx, "step").map(CustomerHandler::step),
        ApiHandler.query(ctx, "sort").filter("last_seen"::equals).isPresent()
            ? Sort.SEEN
            : Sort.NEWEST);
  }

  /** "coupon.accepted" */
  private static Step step(String name) {
    int dot = name.indexOf('.');
    return Stories.named(name.substring(0, dot))
        .flatMap(story -> story.stage(name.substring(dot + 1)).map(at -> new Step(story, at)))
        .orElseThrow(
            () -> Problem.badInput(List.of(new Mistake("step", "is not a stage of any story"))));
  }

  private Future<Reply> erase(RoutingContext ctx) {
    return erase.apply(ApiHandler.id(ctx)).map(CustomerHandler::gone);
  }

  private static Reply gone(boolean erased) {
    if (!erased) {
      throw unknown();
    }
    return Reply.noContent();
  }

  static Problem unknown() {
    return Problem.notFound("There is no such customer");
  }
}
