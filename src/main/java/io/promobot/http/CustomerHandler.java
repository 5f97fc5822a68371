package io.promobot.http;

import io.promobot.customer.Customer;
import io.promobot.db.Page;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The shop's customers: finding and erasing them. */
public final class CustomerHandler {
  private final Customers list;
  private final Function<String, Future<Boolean>> erase;

  /** A page of the customers whose name and origin fit. */
  @FunctionalInterface
  public interface Customers {
    Future<Page<Customer>> list(
        Optional<String> q, Optional<String> origin, int limit, Optional<String> cursor);
  }

  private record CustomerList(List<Customer> customers, Optional<String> next) {}

  public CustomerHandler(Customers list, Function<String, Future<Boolean>> erase) {
    this.list = list;
    this.erase = erase;
  }

  Future<Reply> list(RoutingContext ctx) {
    return list.list(
            ApiHandler.query(ctx, "q"),
            ApiHandler.query(ctx, "origin"),
            ApiHandler.limit(ctx),
            ApiHandler.query(ctx, "cursor"))
        .map(page -> Reply.ok(new CustomerList(page.items(), page.next())));
  }

  Future<Reply> erase(RoutingContext ctx) {
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
