package io.promobot.db;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * No statement reads all rows that a page has in a table that grows: whatever it asks for is found
 * by more of an index than the page, or by an index of few rows. Plans here avoid reading tables as
 * a whole wherever they can, so one that still does has no other way.
 */
@Timeout(120)
class StatementPlansIT {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final String BEGINNING =
      "\\s*(?:--[^\\n]*\\n\\s*)*(SELECT|INSERT|UPDATE|DELETE|WITH)\\b";
  private static final Pattern SQL = Pattern.compile("^" + BEGINNING);
  private static final Pattern SQL_TEXT = Pattern.compile("\"" + BEGINNING);

  /** Statements that read all, and why they may. */
  private static final Map<String, String> ALLOWED =
      Map.of(
          "OriginMergeStore.JOURNEYS_OF_NOBODY",
          "runs when a server starts, and only if two spellings of an origin become one",
          "SaleRecountStore.CORRECT",
          "runs once after a start, and only if counters and ledger differ",
          "SaleRecountStore.DIFFERING",
          "compares the whole ledger with its counters once after a start, in the bulk pool",
          "VisitStore.OVER",
          "the table holds only who is on the website at this moment");

  /** What stands in the place of what a statement is completed with. */
  private static final Map<String, Object[]> COMPLETED =
      Map.ofEntries(
          entry("CountStore.ABOUT", new Object[] {"c.language = 'th'"}),
          entry("EventSweepStore.REMOVE", new Object[] {"event_before"}),
          entry("JourneyStore.JOURNEYS_OF_MESSAGES", new Object[] {"outbox"}),
          entry("NextStore.FITTING", new Object[] {"c.language = 'th'"}),
          entry("PartitionStore.KEEPS", new Object[] {"messages_kept_days"}),
          entry("PartitionStore.KEPT", new Object[] {"messages_kept_days"}),
          entry("QueueStore.QUEUE", new Object[] {""}),
          entry("QueueStore.QUEUE_BY_CLOCK", new Object[] {""}),
          entry("QueueStore.QUEUE_EARLY", new Object[] {""}),
          entry("QueueStore.QUEUE_VARIANTS", new Object[] {""}),
          entry("ReachStore.ALL", new Object[] {""}),
          entry("ReachStore.DRAWN", new Object[] {""}),
          entry("ReachStore.OPEN", new Object[] {""}),
          entry("SegmentPeopleStore.PEOPLE", new Object[] {"c.language = 'th'"}),
          entry("TillSessionStore.START", new Object[] {"pin_hash"}));

  private static final String PART = "a part of statements that are looked at as a whole";
  private static final String REST = "reads the rest of a partitioned table, which is kept small";
  private static final String ONE_ROW = "its table has a row for each page or campaign";
  private static final String RESTORING = "changes a database that is being restored";

  /** Statements that are not looked at, and why. */
  private static final Map<String, String> UNSEEN =
      Map.ofEntries(
          entry("Afterwards.NOTHING_GOES_OUT", RESTORING),
          entry("Afterwards.SIGNED_OUT", RESTORING),
          entry("AudienceStore.FATES", PART),
          entry("CodeStore.FIND", PART),
          entry(
              "CountStore.ALL", "counts a segment within a time limit; a sample answers after it"),
          entry("CouponNews.OF_TOLD", PART),
          entry("CouponQuery.COLUMNS", "is put together for each list of coupons"),
          entry("CustomerQuery.LIST", "is put together for each list of customers"),
          entry("EventOrders.OF_NEWS", PART),
          entry("EventStore.LOOKED_FOR", PART),
          entry("FollowUpStore.UNOPENED", ONE_ROW),
          entry("FreshStartStore.DELETE", "empties tables when the owner starts afresh"),
          entry("GuessStore.ADDING", PART),
          entry("OriginStore.RANKED", PART),
          entry("PartitionStore.CROWDED", REST),
          entry("PartitionStore.EMPTY", REST),
          entry("PartitionStore.KEEP", REST),
          entry("PartitionStore.MOVE", REST),
          entry("PartitionStore.OUTLIVED", "reads a partition that is due to go"),
          entry("PersonDataStore.ROWS", "is put together for each table with data of a person"),
          entry("PinDoorStore.NAMES", PART),
          entry("Restore.ONCE", RESTORING),
          entry("SignUpLimitStore.ASKED", PART),
          entry("TokenStore.FIRST", ONE_ROW),
          entry("TokenStore.RENEW", ONE_ROW));

  private final ObjectMapper json = new ObjectMapper();
  private final Set<String> large = new HashSet<>();
  private final Set<String> indexesOfFew = new HashSet<>();

  @Test
  void no_statement_reads_all_of_a_pages_rows_in_a_table_that_grows() throws Exception {
    Map<String, String> reading = new TreeMap<>();
    Map<String, String> unseen = new TreeMap<>();
    var source = Jdbc.source(TestDatabase.fresh());
    // the only way in which a statement may be explained without values for its parameters
    source.setPreferQueryMode(PreferQueryMode.SIMPLE);
    try (var connection = source.getConnection();
        var sql = connection.createStatement()) {
      sql.setEscapeProcessing(false);
      sql.execute(ManyRows.everywhere());
      names(sql, LARGE, large);
      names(sql, FEW_ROWS, indexesOfFew);
      for (var setting : PoolPlan.BY_KEYS.entrySet()) {
        sql.execute("SET %s = '%s'".formatted(setting.getKey(), setting.getValue()));
      }
      for (var each : statements().entrySet()) {
        try {
          Set<String> reads = new TreeSet<>();
          read(plan(sql, each.getValue()), false, reads);
          if (!reads.isEmpty()) {
            reading.put(each.getKey(), reads.toString());
          }
        } catch (SQLException part) {
          unseen.put(each.getKey(), part.getMessage());
        }
      }
    }
    assertThat(large).as("tables with rows").contains("event_before", "outbox_before", "customer");
    assertThat(unseen.keySet()).as("%s", unseen).isEqualTo(UNSEEN.keySet());
    assertThat(reading.keySet()).as("%s", reading).isEqualTo(ALLOWED.keySet());
  }

  private static final String LARGE =
      """
      SELECT relname AS name FROM pg_class
      WHERE relkind = 'r' AND reltuples >= 100 AND relnamespace = 'public'::regnamespace
      """;

  /** Those of a tenth of their table's rows at most. */
  private static final String FEW_ROWS =
      """
      SELECT part.relname AS name FROM pg_index i
        JOIN pg_class part ON part.oid = i.indexrelid JOIN pg_class whole ON whole.oid = i.indrelid
      WHERE i.indpred IS NOT NULL AND part.reltuples * 10 <= whole.reltuples
      """;

  private static void names(Statement sql, String question, Set<String> found) throws SQLException {
    try (var rows = sql.executeQuery(question)) {
      while (rows.next()) {
        found.add(rows.getString("name"));
      }
    }
  }

  private JsonNode plan(Statement sql, String statement) throws SQLException, IOException {
    try (var rows = sql.executeQuery("EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + statement)) {
      rows.next();
      return json.readTree(rows.getString(1)).path(0).path("Plan");
    }
  }

  private void read(JsonNode plan, boolean limited, Set<String> reads) {
    String node = plan.path("Node Type").asText();
    String table = plan.path("Relation Name").asText();
    String index = plan.path("Index Name").asText();
    String condition = plan.path("Index Cond").asText();
    boolean whole =
        node.equals("Seq Scan")
            || node.startsWith("Index")
                && !limited
                && !indexesOfFew.contains(index)
                && (condition.isEmpty()
                    || condition.contains("page_id = ") && !condition.contains(" AND "));
    if (whole && large.contains(table)) {
      reads.add("%s by %s where %s".formatted(table, index, plan.path("Filter").asText()));
    }
    boolean few =
        node.equals("Limit") || limited && !node.equals("Sort") && !node.equals("Aggregate");
    plan.path("Plans").forEach(part -> read(part, few, reads));
  }

  /** By class and field. */
  private static Map<String, String> statements() throws Exception {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        if (SQL_TEXT.matcher(Files.readString(file)).find()) {
          String name = SOURCES.relativize(file).toString().replace('/', '.');
          statements(Class.forName(name.replaceFirst("\\.java$", "")), found);
        }
      }
    }
    return found;
  }

  private static void statements(Class<?> type, Map<String, String> found)
      throws IllegalAccessException {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        field.setAccessible(true);
        String sql = (String) field.get(null);
        String name = type.getSimpleName() + "." + field.getName();
        if (SQL.matcher(sql).find()) {
          Object[] rest = COMPLETED.get(name);
          found.put(name, rest == null ? sql : sql.formatted(rest));
        }
      }
    }
  }
}
