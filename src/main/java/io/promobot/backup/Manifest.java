package io.promobot.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A backup's description of itself; the last entry of its file, so that only a complete one has it.
 *
 * @param schema the last migration of the database it was made from
 * @param running whether a promobot was running on that database meanwhile; older ones do not say
 * @param tables in the order in which they can be filled
 */
public record Manifest(
    int format,
    String promobot,
    String schema,
    String madeAt,
    String postgres,
    boolean running,
    List<SavedTable> tables) {
  static final String ENTRY = "manifest.json";
  static final int FORMAT = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * One table and how many of its rows were saved.
   *
   * @param identity the column whose numbers the database gives out; empty without one
   * @param next the number it would have given out next
   */
  record SavedTable(String name, List<String> columns, long rows, String identity, long next) {
    String entry() {
      return "tables/" + name + ".copy";
    }

    static boolean named(String entry) {
      return entry.matches("tables/\\w+\\.copy");
    }
  }

  byte[] json() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static Manifest read(byte[] json) throws IOException {
    return JSON.readValue(json, Manifest.class);
  }

  /** How many rows of this table were saved. */
  public long rows(String table) {
    return saved(table).map(SavedTable::rows).orElse(0L);
  }

  private Optional<SavedTable> saved(String table) {
    return tables.stream().filter(each -> each.name().equals(table)).findFirst();
  }
}
