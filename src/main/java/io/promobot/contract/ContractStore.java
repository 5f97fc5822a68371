package io.promobot.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The contract on the class path: as people write it, and as JSON written by the build, so that the
 * start needs no YAML parser.
 */
public final class ContractStore {
  public static final String YAML = "openapi.yaml";
  public static final String JSON = "openapi.json";

  private ContractStore() {}

  public static String text(String name) {
    try (var file = ContractStore.class.getClassLoader().getResourceAsStream(name)) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
