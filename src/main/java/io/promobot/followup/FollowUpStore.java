package io.promobot.followup;

import io.promobot.coupon.TermsStore;
import io.promobot.db.Database;
import io.promobot.flow.FollowUp;
import io.promobot.flow.Stage;
import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.promobot.http.Problem;
import io.promobot.stats.Stats;
import io.promobot.stats.StatsStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The owner's switches for what a campaign sends on its own, and what came of it. */
public final class FollowUpStore {
  private final Database database;
  private final String page;
  private final StatsStore stats;
  private final TermsStore terms;

  /**
   * How many people got a follow-up.
   *
   * @param reached how many of them came to these stages, by their keys
   */
  record Came(long sent, Map<String, Long> reached) {}

  /**
   * A campaign's follow-ups.
   *
   * @param lastDay empty for a story without a coupon
   */
  record Shown(Unopened unopened, Optional<LastDay> lastDay) {}

  record Unopened(boolean on, int afterHours, long sent, Map<String, Long> reached) {}

  record LastDay(boolean on, long sent, Map<String, Long> reached) {}

  public FollowUpStore(Database database, String page, StatsStore stats, TermsStore terms) {
    this.database = database;
    this.page = page;
    this.stats = stats;
    this.terms = terms;
  }

  /** Fails with a 404. */
  Future<Shown> find(String campaign) {
    return Future.all(row(campaign), stats.paths(Optional.of(campaign)))
        .map(
            read -> {
              Row row = read.resultAt(0);
              Map<String, List<Stats.PathCount>> paths = read.resultAt(1);
              return shown(row, paths.getOrDefault(campaign, List.of()));
            });
  }

  private Future<Row> row(String campaign) {
    return database
        .general()
        .preparedQuery(FIND)
        .execute(Tuple.of(page, campaign))
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .orElseThrow(() -> Problem.notFound("There is no such campaign")));
  }

  private static final String FIND =
      """
      SELECT g.story, coalesce(u.active, false) AS unopened, u.after_hours,
        coalesce(t.remind, false) AS last_day
      FROM campaign g
        LEFT JOIN unopened u ON u.page_id = g.page_id AND u.campaign_id = g.id
        LEFT JOIN coupon_terms t ON t.page_id = g.page_id AND t.campaign_id = g.id
      WHERE g.page_id = $1 AND g.id = $2
      """;

  private static Shown shown(Row row, List<Stats.PathCount> paths) {
    Story story = Stories.of(row.getString("story"));
    Integer hours = row.getInteger("after_hours");
    Came asked = came(story, FollowUp.UNOPENED, paths);
    Came reminded = came(story, FollowUp.LAST_DAY, paths);
    return new Shown(
        new Unopened(
            row.getBoolean("unopened"),
            hours == null ? (int) FollowUp.USUAL_PATIENCE.toHours() : hours,
            asked.sent(),
            asked.reached()),
        story
            .followUp(FollowUp.LAST_DAY)
            .map(
                there ->
                    new LastDay(row.getBoolean("last_day"), reminded.sent(), reminded.reached())));
  }

  private static Came came(Story story, String key, List<Stats.PathCount> paths) {
    return story
        .followUp(key)
        .map(
            followUp -> {
              List<Stats.PathCount> got =
                  paths.stream().filter(each -> each.path().has(followUp.stage())).toList();
              Map<String, Long> reached = new LinkedHashMap<>();
              followUp.goals(story).forEach(stage -> reached.put(stage.key(), people(got, stage)));
              return new Came(people(got, followUp.stage()), reached);
            })
        .orElse(new Came(0, Map.of()));
  }

  private static long people(List<Stats.PathCount> paths, Stage stage) {
    return paths.stream()
        .filter(each -> each.path().has(stage))
        .mapToLong(Stats.PathCount::people)
        .sum();
  }

  /**
   * Asks people again, or no more. People who got the first message less than a day ago count.
   *
   * @param hours how long they are given to open it; empty to leave it as it is
   */
  Future<Void> unopened(String campaign, boolean on, Optional<Integer> hours, Instant now) {
    return database
        .general()
        .preparedQuery(UNOPENED)
        .execute(
            Tuple.of(page, campaign, on, hours.orElse(null))
                .addInteger((int) FollowUp.USUAL_PATIENCE.toHours())
                .addOffsetDateTime(WaitStore.utc(now.minus(FollowUp.LATEST))))
        .mapEmpty();
  }

  private static final String UNOPENED =
      """
      INSERT INTO unopened AS u (page_id, campaign_id, active, after_hours, looked_until)
      SELECT page_id, id, $3, coalesce($4, $5), $6 FROM campaign WHERE page_id = $1 AND id = $2
      ON CONFLICT (page_id, campaign_id) DO UPDATE SET
        active = excluded.active, after_hours = coalesce($4, u.after_hours),
        looked_until = greatest(u.looked_until, excluded.looked_until)
      """;

  /** Switches the reminder of the coupon; fails as a change of its terms. */
  Future<Void> lastDay(String campaign, boolean on) {
    return terms.remind(campaign, on);
  }
}
