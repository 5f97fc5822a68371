package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.promobot.GuidePatch.Change;
import io.promobot.GuidePatch.Hunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of docs/extend.md can be applied to the sources as they are. */
class ExtendGuideTest {
  private static final Path GUIDE = Path.of("docs/extend.md");

  /** Tests of what all stories must be, and those of the example itself. */
  private static final List<String> STORY_TESTS =
      List.of(
          "io.promobot.flow.*",
          "io.promobot.wording.*",
          "io.promobot.contract.ContractTest.the_contract_lists_no_text_stage_or_button_of_a_story");

  private static final String REBUILD =
      """
      rebuild docs/extend.patch: git apply --3way docs/extend.patch, fix what conflicts, run its tests,
      git diff HEAD -- src frontend > docs/extend.patch, git apply -R --index docs/extend.patch;
      then see that docs/extend.md says the same
      """;

  /** Engineers who try the example out have it in their sources, wherever they put each part. */
  @BeforeEach
  void the_sources_do_not_have_the_example_yet() throws IOException {
    try (var stories = Files.list(Path.of("src/main/java/io/promobot/flow"))) {
      for (Path story : stories.toList()) {
        assumeFalse(
            Files.readString(story).contains("REMIND_LATER"),
            story + " has REMIND_LATER already, so docs/extend.patch is not checked");
      }
    }
  }

  @Test
  void every_place_the_patch_changes_stands_in_the_sources() throws IOException {
    List<String> misfits = new ArrayList<>();
    for (Change change : GuidePatch.changes()) {
      misfits.addAll(misfits(change));
    }

    assertThat(misfits).as(REBUILD).isEmpty();
  }

  private static List<String> misfits(Change change) throws IOException {
    Path file = Path.of(change.file());
    if (change.isNew() || !Files.exists(file)) {
      boolean fits = change.isNew() && !Files.exists(file);
      return fits ? List.of() : List.of(file + (change.isNew() ? " is there already" : " is gone"));
    }
    List<String> misfits = new ArrayList<>();
    List<String> rest = Files.readAllLines(file);
    for (Hunk hunk : change.hunks()) {
      int at = Collections.indexOfSubList(rest, hunk.before());
      if (at < 0) {
        misfits.add("%s has no place for the hunk %s".formatted(file, hunk.place()));
      } else {
        rest = rest.subList(at + hunk.before().size(), rest.size());
      }
    }
    return misfits;
  }

  /** What adding a button may cost; a design that needs more says something twice. */
  @Test
  void it_touches_five_files_of_the_product_at_most_and_neither_schema_contract_nor_dashboard()
      throws IOException {
    assertThat(files("src/main/").toList()).hasSizeBetween(1, 5);
    assertThat(files("src/main/resources/db/migration")).isEmpty();
    assertThat(files("src/main/resources/openapi.yaml")).isEmpty();
    assertThat(files("frontend/src/")).isEmpty();
    assertThat(Files.readAllLines(GuidePatch.FILE)).hasSizeLessThan(250);
  }

  private static Stream<String> files(String below) throws IOException {
    return GuidePatch.changes().stream().map(Change::file).filter(file -> file.startsWith(below));
  }

  @Test
  void with_the_patch_everything_compiles_and_all_tests_of_stories_pass(@TempDir Path dir)
      throws Exception {
    assertThat(GuidePatch.compile(dir)).isEmpty();

    assertThat(new IsolatedTests(dir).failures(STORY_TESTS)).isEmpty();
  }

  @Test
  void the_patch_is_written_in_plain_english() throws IOException {
    for (Change change : GuidePatch.changes()) {
      for (Hunk hunk : change.hunks()) {
        assertThat(Prose.of(change.file(), String.join("\n", hunk.after())))
            .flatExtracting(piece -> PlainEnglishTest.hits(piece.text()))
            .as(change.file())
            .isEmpty();
      }
    }
  }

  @Test
  void what_the_guide_quotes_stands_in_the_patch() throws IOException {
    Set<String> patched =
        Files.readAllLines(GuidePatch.FILE).stream()
            .map(ExtendGuideTest::bare)
            .collect(Collectors.toSet());

    assertThat(quoted())
        .isNotEmpty()
        .as("docs/extend.md quotes docs/extend.patch")
        .isSubsetOf(patched);
  }

  /** The lines of the guide's examples in Java and of its changes. */
  private static List<String> quoted() throws IOException {
    List<String> quoted = new ArrayList<>();
    boolean code = false;
    for (String line : Files.readAllLines(GUIDE)) {
      if (line.strip().startsWith("```")) {
        code = Set.of("```java", "```diff").contains(line.strip());
      } else if (code && !line.strip().equals("…")) {
        quoted.add(bare(line));
      }
    }
    return quoted;
  }

  private static String bare(String line) {
    return line.strip().replaceFirst("^[+-]", "").strip();
  }
}
