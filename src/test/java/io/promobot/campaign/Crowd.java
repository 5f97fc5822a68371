package io.promobot.campaign;

import io.promobot.channel.Line;
import io.promobot.flow.Coupon;
import io.promobot.flow.Stage;
import io.promobot.stats.Journey;
import io.promobot.stats.JourneyStore;
import io.promobot.stats.Tallies;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Customers p-1, p-2 … who do things while their campaign is being queued. */
final class Crowd {
  private final String page;
  private final String campaign;
  private final int people;
  private final Random dice = new Random(7);

  Crowd(String page, String campaign, int people) {
    this.page = page;
    this.campaign = campaign;
    this.people = people;
  }

  /** What the inbox does: lock some people, let them enter the campaign or move on in it. */
  Future<Void> move(SqlConnection tx) {
    String[] psids =
        dice.ints(60, 1, people + 1).distinct().mapToObj(n -> "p-" + n).toArray(String[]::new);
    Stage stage = Coupon.STAGES.get(dice.nextInt(4));
    JourneyStore journeys = new JourneyStore(Tallies.utc(page, dice.nextInt(4)));
    return tx.preparedQuery(LOCK)
        .execute(Tuple.tuple().addString(page).addArrayOfString(psids))
        .compose(
            locked ->
                journeys
                    .ofPeople(tx, psids)
                    .map(loaded -> withNewcomer(loaded, locked.iterator().next())))
        .compose(
            moved -> {
              moved.forEach(journey -> journey.reach(stage, Instant.EPOCH));
              return journeys.save(tx, moved);
            });
  }

  private static final String LOCK =
      """
      SELECT id, origin FROM customer WHERE page_id = $1 AND psid = ANY ($2)
      ORDER BY id FOR UPDATE
      """;

  private List<Journey> withNewcomer(List<Journey> loaded, Row customer) {
    long id = customer.getLong("id");
    List<Journey> all = new ArrayList<>(loaded);
    if (loaded.stream().noneMatch(journey -> journey.customer() == id)) {
      all.add(Journey.begin(id, Line.MESSENGER, campaign, 1, customer.getString("origin")));
    }
    return all;
  }
}
