package io.promobot.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.promobot.flow.Stage;
import io.promobot.flow.Stories;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything about one person as it leaves the shop: without our secrets, and with what only a
 * program could read made readable.
 *
 * @param tables rows by the table they are in
 */
record PersonData(Map<String, List<Map<String, Object>>> tables) {
  private static final Pattern SECRET = Pattern.compile("(.*_)?(hash|secret|token|password|salt)");

  /** How PostgreSQL writes bytes in JSON. */
  private static final Pattern BYTES = Pattern.compile("\\\\x((?:[0-9a-f]{2})*)");

  static PersonData of(Map<String, List<JsonObject>> stored) {
    Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
    stored.forEach((table, rows) -> tables.put(table, rows.stream().map(PersonData::row).toList()));
    return new PersonData(tables);
  }

  private static Map<String, Object> row(JsonObject stored) {
    Map<String, Object> row = new LinkedHashMap<>();
    stored.forEach(
        column -> {
          if (!column.getKey().equals("page_id") && !SECRET.matcher(column.getKey()).matches()) {
            readable(column).ifPresent(value -> row.put(column.getKey(), value));
          }
        });
    return row;
  }

  /** Empty when there is nothing, or nothing that anybody could read, such as a checksum. */
  private static Optional<Object> readable(Map.Entry<String, Object> column) {
    if (column.getKey().equals("reached_at") && column.getValue() instanceof JsonArray times) {
      return Optional.of(stages(times));
    }
    if (column.getValue() instanceof String text) {
      var bytes = BYTES.matcher(text);
      return bytes.matches() ? json(bytes.group(1)) : Optional.of(text);
    }
    return Optional.ofNullable(column.getValue()).map(PersonData::plain);
  }

  private static Object plain(Object value) {
    if (value instanceof JsonObject object) {
      return object.getMap();
    }
    return value instanceof JsonArray array ? array.getList() : value;
  }

  /** An event is stored as it came. */
  private static Optional<Object> json(String hex) {
    try {
      var text = new String(HexFormat.of().parseHex(hex), UTF_8);
      return Optional.ofNullable(Json.decodeValue(text)).map(PersonData::plain);
    } catch (DecodeException notJson) {
      return Optional.empty();
    }
  }

  /** Microseconds by the number of the stage. */
  private static Map<String, String> stages(JsonArray times) {
    Map<String, String> stages = new LinkedHashMap<>();
    for (int i = 0; i < times.size(); i++) {
      Long micros = times.getLong(i);
      if (micros != null) {
        String stage = Stories.stage(i).map(Stage::key).orElse("stage_" + i);
        stages.put(stage, Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
      }
    }
    return stages;
  }
}
