package io.promobot.schedule;

import io.promobot.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/** The rules of planned sends, in the page's row. */
final class RulesStore {
  private final Database db;
  private final String page;

  RulesStore(Database db, String page) {
    this.db = db;
    this.page = page;
  }

  Future<Rules> now() {
    return db.general()
        .preparedQuery("SELECT quiet_from, quiet_until, grace_minutes FROM page WHERE page_id = $1")
        .execute(Tuple.of(page))
        .map(rows -> rules(rows.iterator().next()));
  }

  static Rules rules(Row row) {
    LocalTime from = row.getLocalTime("quiet_from");
    return new Rules(
        Optional.ofNullable(from)
            .map(begin -> new Rules.Quiet(begin, row.getLocalTime("quiet_until"))),
        Duration.ofMinutes(row.getInteger("grace_minutes")));
  }

  Future<Rules> change(Rules rules) {
    return db.general()
        .preparedQuery(CHANGE_RULES)
        .execute(
            Tuple.of(page)
                .addLocalTime(rules.quiet().map(Rules.Quiet::from).orElse(null))
                .addLocalTime(rules.quiet().map(Rules.Quiet::until).orElse(null))
                .addInteger((int) rules.grace().toMinutes()))
        .map(rules);
  }

  private static final String CHANGE_RULES =
      """
      UPDATE page SET quiet_from = $2, quiet_until = $3, grace_minutes = $4 WHERE page_id = $1
      """;
}
