package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Arguments.Wanted;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void help_says_what_it_is_and_where_the_settings_are() {
    var help = Arguments.read("--help");

    assertThat(help.wanted()).isEqualTo(Wanted.ANSWER);
    assertThat(help.answer())
        .contains(
            "environment\nvariables", "PORT  (8080)", "sign-in link", "--backup", "--restore");
  }

  @Test
  void the_version_is_told() {
    var version = Arguments.read("--version");

    assertThat(version.wanted()).isEqualTo(Wanted.ANSWER);
    assertThat(version.answer()).isEqualTo("promobot development");
  }

  @Test
  void backups_are_made_restored_and_moved_by_the_name_of_their_file() {
    assertThat(Arguments.read("--backup", "a.zip"))
        .isEqualTo(new Arguments(Wanted.BACKUP, "", Optional.of(Path.of("a.zip"))));
    assertThat(Arguments.read("--restore", "a.zip").wanted()).isEqualTo(Wanted.RESTORE);
    assertThat(Arguments.read("--restore", "a.zip", "--moved").wanted()).isEqualTo(Wanted.MOVE);
  }

  @Test
  void an_unknown_argument_is_named_before_those_there_are() {
    for (var words : List.of("--foo", "--help --foo", "--foo a.zip")) {
      var refusal = Arguments.read(words.split(" "));

      assertThat(refusal.wanted()).as(words).isEqualTo(Wanted.REFUSAL);
      assertThat(refusal.answer())
          .startsWith("There is no argument \"--foo\".")
          .contains("--backup FILE", "--help")
          .doesNotContain("DATABASE_URL  ", "PORT  (");
      assertThat(refusal.answer().lines().count()).isLessThan(15);
    }
  }

  @Test
  void arguments_that_do_not_go_together_get_the_list_of_them_and_are_an_error() {
    for (var words :
        List.of(
            "--help --version",
            "--backup",
            "--backup --restore",
            "--backup a.zip --moved",
            "--restore a.zip b.zip")) {
      var refusal = Arguments.read(words.split(" "));

      assertThat(refusal.wanted()).as(words).isEqualTo(Wanted.REFUSAL);
      assertThat(refusal.answer())
          .as(words)
          .startsWith("promobot starts without arguments")
          .contains("--restore FILE --moved");
    }
  }
}
