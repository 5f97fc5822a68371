package io.promobot.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the contract as JSON; run by the build, because the jar has no YAML parser. */
public final class ContractBuild {
  private ContractBuild() {}

  /** Takes the folder of the compiled classes. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    var contract = json(Files.readString(folder.resolve(ContractStore.YAML)));
    Files.writeString(folder.resolve(ContractStore.JSON), contract.toString());
  }

  public static JsonNode json(String yaml) throws JsonProcessingException {
    return new YAMLMapper().readTree(yaml);
  }
}
