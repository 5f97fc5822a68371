package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
  @Test
  void help_says_what_it_is_and_where_the_settings_are() {
    var help = Arguments.read("--help");

    assertThat(help.understood()).isTrue();
    assertThat(help.answer()).contains("environment\nvariables", "README", "link to sign in");
  }

  @Test
  void the_version_is_told() {
    assertThat(Arguments.read("--version")).isEqualTo(new Arguments(true, "promobot development"));
  }

  @Test
  void anything_else_gets_the_same_help_and_is_an_error() {
    assertThat(Arguments.read("--port", "9000"))
        .isEqualTo(new Arguments(false, Arguments.read("--help").answer()));
    assertThat(Arguments.read("--help", "--version").understood()).isFalse();
  }
}
