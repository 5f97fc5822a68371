package io.promobot.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import io.vertx.openapi.impl.Utils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The contract on the class path: as people write it, and as the build writes it again for the
 * start, which then needs no YAML parser.
 */
public final class ContractStore {
  static final String YAML = "openapi.yaml";
  static final String JSON = "openapi.json";

  private ContractStore() {}

  /** Run by the build, with the folder of the compiled classes. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    String yaml = Files.readString(folder.resolve(YAML));
    Files.writeString(folder.resolve(JSON), json(yaml).encode());
  }

  static JsonObject json(String yaml) {
    return Utils.yamlStringToJson(yaml).result();
  }

  static String text(String name) {
    try (var file = ContractStore.class.getClassLoader().getResourceAsStream(name)) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
