package io.promobot.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lets a distributed PostgreSQL put each page on one machine: see docs/scaling.md. */
class StatementsTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Pattern TABLE =
      Pattern.compile("CREATE TABLE (\\w+) \\((.*?)\\n\\)", Pattern.DOTALL);
  private static final Pattern TEXT_BLOCK =
      Pattern.compile("\"\"\"\\s*\\n(.*?)\"\"\"", Pattern.DOTALL);
  private static final Pattern TOUCHED =
      Pattern.compile("\\b(?:FROM|JOIN|UPDATE|INTO|USING)\\s+(?:ONLY\\s+)?(\\w+)\\b");

  @Test
  void every_primary_key_begins_with_the_page() throws IOException {
    assertThat(tables()).hasSizeGreaterThan(20);
    for (Path file : files(MIGRATIONS, ".sql")) {
      Matcher table = TABLE.matcher(Files.readString(file));
      while (table.find()) {
        assertThat(table.group(2))
            .as("the columns of %s in %s", table.group(1), file)
            .containsPattern("PRIMARY KEY \\(page_id\\b|page_id text PRIMARY KEY");
      }
    }
  }

  @Test
  void every_statement_names_its_page() throws IOException {
    Set<String> tables = tables();
    List<String> strangers = new ArrayList<>();
    int statements = 0;
    for (Path file : files(SOURCES, ".java")) {
      Matcher block = TEXT_BLOCK.matcher(Files.readString(file));
      while (block.find()) {
        String sql = block.group(1);
        if (TOUCHED.matcher(sql).results().anyMatch(touched -> tables.contains(touched.group(1)))) {
          statements++;
          if (!sql.contains("page_id")) {
            strangers.add(file.getFileName() + ": " + sql.strip().replaceAll("\\s+", " "));
          }
        }
      }
    }
    assertThat(statements).as("statements found").isGreaterThan(100);
    assertThat(strangers).as("statements that would look at every page").isEmpty();
  }

  private static Set<String> tables() throws IOException {
    Set<String> tables = new HashSet<>();
    for (Path file : files(MIGRATIONS, ".sql")) {
      Matcher table = TABLE.matcher(Files.readString(file));
      while (table.find()) {
        tables.add(table.group(1));
      }
    }
    return tables;
  }

  private static List<Path> files(Path root, String end) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    }
  }
}
