package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.promobot.flow.Form;
import io.promobot.retention.Over;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts sign-ups by customer and by network, for all replicas; both are stored scrambled. */
final class SignUpLimitStore {
  private final String page;

  SignUpLimitStore(String page) {
    this.page = page;
  }

  /** What those may still do who can complete a sign-up with these events; locked until COMMIT. */
  Future<SignUpAllowance> allowance(
      SqlConnection tx, Map<String, Person> people, Collection<CustomerEvent> events) {
    Map<String, List<CustomerEvent>> answers =
        events.stream()
            .filter(event -> event.kind() == Kind.SAID || event.kind() == Kind.TAPPED)
            .filter(event -> people.containsKey(event.person()))
            .collect(Collectors.groupingBy(CustomerEvent::person));
    answers.values().removeIf(all -> all.size() < toGo(people.get(all.get(0).person()).form));
    String[] whose =
        answers.values().stream()
            .flatMap(List::stream)
            .flatMap(event -> SignUpAllowance.whose(event).stream())
            .distinct()
            .toArray(String[]::new);
    return whose.length == 0
        ? Future.succeededFuture(new SignUpAllowance(Map.of()))
        : tx.preparedQuery(LOCK)
            .execute(Tuple.tuple().addString(page).addArrayOfString(whose))
            .map(SignUpLimitStore::allowance);
  }

  /** How many answers complete this form; asking for it counts as one. */
  private static int toGo(Optional<Form> form) {
    return form.filter(open -> open.kind() == Form.Kind.SIGN_UP)
        .map(
            open ->
                switch (open.asked()) {
                  case PHONE -> 1;
                  case EMAIL -> 2;
                  default -> 3;
                })
        .orElse(4);
  }

  private static SignUpAllowance allowance(RowSet<Row> rows) {
    Map<String, Integer> used = new HashMap<>();
    rows.forEach(row -> used.put(row.getString("name"), row.getInteger("used")));
    return new SignUpAllowance(used);
  }

  private static final String ASKED =
      """
      SELECT u.*, sha256(convert_to(p.salt::text || u.name, 'UTF8')) AS who
      FROM page p CROSS JOIN %s WHERE p.page_id = $1
      """;

  // In the same order in every replica, or two would wait for each other.
  private static final String LOCK =
      """
      WITH asked AS (%1$s),
      locked AS (
        INSERT INTO sign_up_count (page_id, who, used, since)
        SELECT $1, who, 0, now() FROM asked ORDER BY who
        ON CONFLICT (page_id, who) DO UPDATE SET
          used = CASE WHEN %2$s THEN 0 ELSE sign_up_count.used END,
          since = CASE WHEN %2$s THEN now() ELSE sign_up_count.since END
        RETURNING who, used)
      SELECT asked.name, locked.used FROM asked JOIN locked ON locked.who = asked.who
      """
          .formatted(ASKED.formatted("unnest($2::text[]) AS u (name)"), Over.SIGN_UPS);

  /** Counts what was used up. */
  Future<Void> save(SqlConnection tx, SignUpAllowance allowance) {
    Map<String, Integer> taken = allowance.taken();
    if (taken.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfString(taken.keySet().toArray(String[]::new))
            .addArrayOfInteger(taken.values().toArray(Integer[]::new));
    return tx.preparedQuery(SAVE).execute(tuple).mapEmpty();
  }

  private static final String SAVE =
      """
      UPDATE sign_up_count SET used = sign_up_count.used + asked.more
      FROM (%s) asked
      WHERE sign_up_count.page_id = $1 AND sign_up_count.who = asked.who
      """
          .formatted(ASKED.formatted("unnest($2::text[], $3::int[]) AS u (name, more)"));
}
