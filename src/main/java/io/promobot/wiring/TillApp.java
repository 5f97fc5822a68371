package io.promobot.wiring;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.Endpoints;
import io.promobot.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tills, and what is redeemed there and elsewhere; built once. */
final class TillApp {
  private static final List<String> TO_COME =
      List.of(
          "redeem_code",
          "undo_redemption",
          "list_coupons",
          "export_coupons",
          "show_coupon",
          "void_coupon",
          "import_codes",
          "show_sales",
          "list_tills",
          "create_till",
          "update_till",
          "revoke_till",
          "sign_in_till",
          "sign_out_till",
          "show_till",
          "look_at_code",
          "redeem_at_till",
          "undo_at_till");

  List<Endpoints> endpoints() {
    return List.of(TillApp::operations);
  }

  private static Map<String, Handler<RoutingContext>> operations() {
    return TO_COME.stream()
        .map(name -> answers(name, ctx -> Future.failedFuture(Problem.unavailable("Soon"))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
