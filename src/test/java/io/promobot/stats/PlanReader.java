package io.promobot.stats;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What PostgreSQL says it did: the tables and indexes it read, and how many rows. */
public final class PlanReader {
  private PlanReader() {}

  public static List<String> tables(String plan) {
    return scans(plan).stream().map(scan -> scan.getString("Relation Name")).distinct().toList();
  }

  public static List<String> indexes(String plan) {
    return nodes(plan).stream()
        .filter(node -> node.containsKey("Index Name"))
        .map(node -> node.getString("Index Name"))
        .distinct()
        .toList();
  }

  /** Rows that were read, including those that a filter or a coarse index then dropped. */
  public static long rowsRead(String plan) {
    return scans(plan).stream()
        .mapToLong(
            scan ->
                read(scan, "Actual Rows")
                    + read(scan, "Rows Removed by Filter")
                    + read(scan, "Rows Removed by Index Recheck"))
        .sum();
  }

  /** Whether it goes through a list of parameters again for each row of a table. */
  public static boolean readsListsPerRow(String plan) {
    return nodes(plan).stream()
        .filter(node -> node.getString("Node Type").equals("Nested Loop"))
        .map(node -> node.getJsonArray("Plans").getJsonObject(1))
        .anyMatch(PlanReader::readsList);
  }

  private static boolean readsList(JsonObject inner) {
    List<JsonObject> below = new ArrayList<>();
    collect(inner, below);
    return below.stream().anyMatch(node -> node.getString("Node Type").equals("Function Scan"));
  }

  private static long read(JsonObject scan, String key) {
    double each = scan.getDouble(key, 0.0);
    return Math.round(each * scan.getDouble("Actual Loops", 1.0));
  }

  private static List<JsonObject> scans(String plan) {
    return nodes(plan).stream().filter(node -> node.containsKey("Relation Name")).toList();
  }

  private static List<JsonObject> nodes(String plan) {
    List<JsonObject> found = new ArrayList<>();
    collect(new JsonArray(plan).getJsonObject(0).getJsonObject("Plan"), found);
    return found;
  }

  private static void collect(JsonObject node, List<JsonObject> found) {
    found.add(node);
    node.getJsonArray("Plans", new JsonArray())
        .forEach(child -> collect((JsonObject) child, found));
  }
}
