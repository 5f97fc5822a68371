package io.promobot.segment;

import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.promobot.stats.ShopDays;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads conditions about a page's customers, with the stories that its campaigns tell. */
public final class ConditionStore {
  private final String page;
  private final ShopDays days;

  public ConditionStore(String page, ShopDays days) {
    this.page = page;
    this.days = days;
  }

  /** Fails with {@link ConditionRefused}. */
  public Future<Condition> read(SqlClient client, JsonObject where) {
    return client
        .preparedQuery(STORIES)
        .execute(Tuple.of(page))
        .map(
            rows -> {
              Map<String, Story> told = new HashMap<>();
              rows.forEach(
                  row -> told.put(row.getString("id"), Stories.of(row.getString("story"))));
              return ConditionReader.read(where, id -> Optional.ofNullable(told.get(id)));
            });
  }

  private static final String STORIES = "SELECT id, story FROM campaign WHERE page_id = $1";

  /** The same as a clause whose parameters begin with {@code $first}. */
  public Future<ClauseStore> clause(SqlClient client, JsonObject where, int first) {
    return read(client, where).map(condition -> clause(condition, first));
  }

  /** A condition as a clause whose parameters begin with {@code $first}. */
  public ClauseStore clause(Condition condition, int first) {
    return ClauseStore.ofEach(condition, days, first);
  }

  /** The same for all customers at once, as the planner likes it best. */
  public ClauseStore clauseOfAll(Condition condition, int first) {
    return ClauseStore.ofAll(condition, days, first);
  }
}
