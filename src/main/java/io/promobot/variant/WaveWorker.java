package io.promobot.variant;

import io.promobot.db.Database;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the waves of campaigns that try several wordings; every replica has one, and what one
 * leaves undone the next poll of any finds in the rows.
 */
public final class WaveWorker {
  private static final Logger log = LoggerFactory.getLogger(WaveWorker.class);

  /** After a rest many may be due; the others wait for the next poll. */
  private static final int AT_ONCE = 20;

  private final WaveStore store;
  private final WaveCountStore counts;

  public WaveWorker(Database database, String page) {
    this.store = new WaveStore(database, page);
    this.counts = new WaveCountStore(database, page);
  }

  /** Counts waves that are over and draws new ones; answers with the campaigns that moved. */
  public Future<List<String>> poll() {
    return store
        .due()
        .compose(this::all)
        .onFailure(failure -> log.warn("waves are looked after later: {}", failure.toString()))
        .otherwise(List.of());
  }

  private Future<List<String>> all(List<String> campaigns) {
    List<String> moved = new ArrayList<>();
    Future<Void> all = Future.succeededFuture();
    for (String campaign : campaigns) {
      all =
          all.compose(done -> lookAfter(campaign, moved))
              .onFailure(
                  failure -> log.warn("waves of campaign {}: {}", campaign, failure.toString()))
              .otherwiseEmpty();
    }
    return all.map(moved);
  }

  /** Counts before it draws, so that the draw knows as much as there is to know. */
  private Future<Void> lookAfter(String campaign, List<String> moved) {
    return counts
        .noteOut(campaign)
        .compose(noted -> count(campaign, AT_ONCE, false))
        .recover(failure -> countLater(campaign, failure))
        .compose(counted -> store.roll(campaign).map(rolled -> counted || rolled))
        .onSuccess(
            news -> {
              if (news) {
                moved.add(campaign);
              }
            })
        .mapEmpty();
  }

  /** The next wave's people wait for their draw and not for the figures. */
  private static Future<Boolean> countLater(String campaign, Throwable failure) {
    log.warn("waves of campaign {} are counted later: {}", campaign, failure.toString());
    return Future.succeededFuture(false);
  }

  private Future<Boolean> count(String campaign, int left, boolean before) {
    return counts
        .count(campaign)
        .compose(
            counted ->
                counted && left > 1
                    ? count(campaign, left - 1, true)
                    : Future.succeededFuture(before || counted));
  }
}
