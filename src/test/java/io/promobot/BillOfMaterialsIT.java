package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What lies beside the jar says what is in it. */
class BillOfMaterialsIT {
  private static final Path JAR =
      Path.of(System.getProperty("promobot.jar", "target/promobot.jar"));

  /** We ourselves, and parts that come inside netty-common and angus-mail. */
  private static final Set<String> NOT_ITS_OWN =
      Set.of(
          "promobot",
          "jctools-core",
          "jctools-core-jdk11",
          "angus-core",
          "smtp",
          "imap",
          "pop3",
          "logging-mailhandler");

  @Test
  void every_library_in_the_jar_is_listed_with_its_version_and_its_licence() throws IOException {
    var inJar = librariesInJar();

    assertThat(inJar).hasSizeGreaterThan(50).anyMatch(one -> one.startsWith("netty-codec-http:"));
    assertThat(listed()).containsAll(inJar);
    assertThat(beside("promobot-licenses.txt"))
        .contains(inJar.stream().map(library -> ":" + library + " ").toList());
  }

  /** As scanners see it: what each library says of itself. */
  private static Set<String> librariesInJar() throws IOException {
    var found = new TreeSet<String>();
    try (var jar = new JarFile(JAR.toFile())) {
      for (var entry : jar.stream().filter(e -> e.getName().endsWith("/pom.properties")).toList()) {
        var properties = new Properties();
        properties.load(jar.getInputStream(entry));
        if (!NOT_ITS_OWN.contains(properties.getProperty("artifactId"))) {
          found.add(properties.get("artifactId") + ":" + properties.get("version"));
        }
      }
    }
    return found;
  }

  private static Set<String> listed() throws IOException {
    var components = new ObjectMapper().readTree(beside("promobot-sbom.json")).get("components");
    var found = new TreeSet<String>();
    StreamSupport.stream(components.spliterator(), false)
        .forEach(one -> found.add(text(one, "name") + ":" + text(one, "version")));
    return found;
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).textValue();
  }

  private static String beside(String name) throws IOException {
    return Files.readString(JAR.resolveSibling(name), UTF_8);
  }
}
