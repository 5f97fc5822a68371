package io.promobot.segment;

import static java.util.stream.Collectors.joining;

import io.promobot.segment.Condition.Active;
import io.promobot.segment.Condition.All;
import io.promobot.segment.Condition.Any;
import io.promobot.segment.Condition.ByLine;
import io.promobot.segment.Condition.Came;
import io.promobot.segment.Condition.InCampaign;
import io.promobot.segment.Condition.InStory;
import io.promobot.segment.Condition.Lead;
import io.promobot.segment.Condition.Not;
import io.promobot.segment.Condition.Origin;
import io.promobot.segment.Condition.Redeemed;
import io.promobot.segment.Condition.Speaks;
import io.promobot.segment.Condition.Steps;
import io.promobot.stats.ShopDays;
import io.promobot.stats.ShownPath;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition as SQL about a row {@code c} of customer, true or false but never null. What comes
 * from outside is a parameter; the words of the statement are those of this file.
 */
public final class ClauseStore {
  private static final String PATH = ShownPath.of("j");

  /** Keeps the planner from turning a question about each customer into a join of whole tables. */
  private static final String FENCE = " OFFSET 0";

  private final ShopDays days;
  private final int first;
  private final String fence;
  private final List<Object> values = new ArrayList<>();
  private final String sql;

  private ClauseStore(Condition condition, ShopDays days, int first, String fence) {
    this.days = days;
    this.first = first;
    this.fence = fence;
    this.sql = clause(condition);
  }

  /**
   * For some customers, each of whom is looked up. {@code $1} is the page; the clause's own
   * parameters begin with {@code $first}.
   */
  static ClauseStore ofEach(Condition condition, ShopDays days, int first) {
    return new ClauseStore(condition, days, first, FENCE);
  }

  /** The same for all customers at once, as the planner likes it best. */
  static ClauseStore ofAll(Condition condition, ShopDays days, int first) {
    return new ClauseStore(condition, days, first, "");
  }

  /** In brackets where it needs them. */
  public String sql() {
    return sql;
  }

  /** The parameters so far, followed by the clause's own. */
  public Tuple after(Tuple parameters) {
    values.forEach(parameters::addValue);
    return parameters;
  }

  private String clause(Condition condition) {
    if (condition instanceof All all) {
      return joined(all.of(), " AND ");
    } else if (condition instanceof Any any) {
      return joined(any.of(), " OR ");
    } else if (condition instanceof Not not) {
      return "NOT (" + clause(not.of()) + ")";
    } else if (condition instanceof ByLine line) {
      return "c.line = %s::text".formatted(value(line.line().key()));
    } else if (condition instanceof Speaks speaks) {
      // the index by language is found by this, not by IS NOT DISTINCT FROM
      return "(c.language IS NOT NULL AND c.language = %s::text)"
          .formatted(value(speaks.language().tag()));
    } else if (condition instanceof Origin origin) {
      return "c.origin = %s::text".formatted(value(origin.origin()));
    } else if (condition instanceof Came came) {
      return came(came);
    } else if (condition instanceof Active active) {
      return "coalesce(c.last_event_at >= now() - %s::int * interval '1 day', false)"
          .formatted(value(active.days()));
    } else if (condition instanceof InCampaign in) {
      return journey("j.campaign_id = %s::text".formatted(value(in.campaign())), in.steps());
    } else if (condition instanceof InStory in) {
      return journey(TOLD.formatted(value(in.story().key())), in.steps());
    } else if (condition instanceof Redeemed redeemed) {
      return redeemed(redeemed);
    } else if (condition instanceof Lead) {
      return exists(LEAD);
    }
    throw new IllegalStateException("no SQL for " + condition);
  }

  private String joined(List<Condition> conditions, String by) {
    return conditions.stream().map(this::clause).collect(joining(by, "(", ")"));
  }

  private String value(Object value) {
    values.add(value);
    return "$" + (first + values.size() - 1);
  }

  private String came(Came came) {
    List<String> limits = new ArrayList<>();
    came.since().ifPresent(day -> limits.add("c.created_at >= " + start(day)));
    came.before().ifPresent(day -> limits.add("c.created_at < " + start(day)));
    return String.join(" AND ", limits);
  }

  private String start(LocalDate day) {
    return value(days.startOf(day).atOffset(ZoneOffset.UTC)) + "::timestamptz";
  }

  private static final String TOLD =
      "EXISTS (SELECT FROM campaign g WHERE g.page_id = $1 AND g.id = j.campaign_id AND g.story = %s::text)";

  // A bit is set when the masked value is at least the bit itself; written with =, the planner
  // would expect next to nobody.
  private String journey(String campaign, Steps steps) {
    StringBuilder found =
        new StringBuilder("FROM journey j WHERE j.page_id = $1 AND j.customer_id = c.id AND ")
            .append(campaign);
    steps
        .reached()
        .ifPresent(
            stage ->
                found.append(" AND %1$s & %2$s::int >= %2$s".formatted(PATH, value(stage.bit()))));
    steps
        .not()
        .ifPresent(
            stage -> found.append(" AND %s & %s::int <= 0".formatted(PATH, value(stage.bit()))));
    steps.since().ifPresent(day -> found.append(" AND j.entered_at >= " + start(day)));
    return exists(found.toString());
  }

  private static final String LEAD = "FROM lead l WHERE l.page_id = $1 AND l.customer_id = c.id";

  private String exists(String rows) {
    return "EXISTS (SELECT " + rows + fence + ")";
  }

  /** What somebody redeemed and nobody took back. */
  private static final String THEIRS =
      "FROM coupon_entry e WHERE e.page_id = $1 AND e.customer_id = c.id AND e.kind = 'redeemed'"
          + " AND NOT EXISTS (SELECT FROM coupon_entry u WHERE u.page_id = $1 AND u.undoes = e.id)";

  // Most customers have redeemed nothing: that is found out first, in one step for all.
  private String redeemed(Redeemed redeemed) {
    StringBuilder found = new StringBuilder("(" + exists(THEIRS));
    redeemed
        .times()
        .filter(times -> times > 1)
        .ifPresent(
            times ->
                found.append(
                    " AND (SELECT count(*) %s) >= %s::int".formatted(THEIRS, value(times))));
    redeemed
        .worth()
        .ifPresent(
            least ->
                found.append(
                    " AND (SELECT coalesce(sum(e.amount), 0) %s AND e.currency = %s::text) >= %s::numeric"
                        .formatted(THEIRS, value(least.currency()), value(least.amount()))));
    return found.append(")").toString();
  }
}
