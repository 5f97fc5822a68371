package io.promobot.schedule;

import io.promobot.flow.Conversation;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Knows when a plan is made what each run of it after the first would be refused for. */
final class RepeatStore {
  private final String page;

  RepeatStore(String page) {
    this.page = page;
  }

  /** Fails with a 400 that says so. */
  Future<Void> check(SqlClient client, String campaign, Plan plan) {
    return byClock(client, campaign, plan).compose(fine -> repeated(client, campaign, plan));
  }

  private Future<Void> byClock(SqlClient client, String campaign, Plan plan) {
    return plan.clock() == Clock.SHOP
        ? Future.succeededFuture()
        : client
            .preparedQuery(TRIAL)
            .execute(Tuple.of(page, campaign))
            .compose(
                rows ->
                    rows.size() == 0
                        ? Future.succeededFuture()
                        : Future.failedFuture(Problem.badInput(List.of(TRIES_VARIANTS))));
  }

  private static final Mistake TRIES_VARIANTS =
      new Mistake(
          "clock",
          "may only be shop while variants are tried; they are compared by who gets them at the same time");

  private static final String TRIAL =
      "SELECT FROM experiment WHERE page_id = $1 AND campaign_id = $2 AND ended_at IS NULL";

  private Future<Void> repeated(SqlClient client, String campaign, Plan plan) {
    return !plan.isForEveryoneAgain()
        ? Future.succeededFuture()
        : client
            .preparedQuery(ONLY_ONCE)
            .execute(Tuple.of(page, campaign, Conversation.WELCOME))
            .compose(
                rows ->
                    rows.size() == 0
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                            Problem.badInput(
                                List.of(
                                    rows.iterator().next().getBoolean("welcome")
                                        ? WELCOME
                                        : IMPORTED))));
  }

  private static final Mistake WELCOME =
      new Mistake(
          "each_run",
          "may only be newcomers for the welcome; make another campaign to write to everyone again");
  private static final Mistake IMPORTED =
      new Mistake(
          "each_run",
          "may only be newcomers where codes are imported; they belong to the first run's campaign");

  private static final String ONLY_ONCE =
      """
      SELECT id = $3 AS welcome FROM campaign
      WHERE page_id = $1 AND id = $2 AND (id = $3 OR EXISTS (
        SELECT FROM coupon_terms WHERE page_id = $1 AND campaign_id = $2 AND kind = 'imported'))
      """;
}
