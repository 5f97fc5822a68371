package io.promobot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** The one table of settings, and what is generated from it. */
class SettingTest {
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- settings: ";
  private static final String END = "<!-- end of settings -->";

  @Test
  void the_readme_shows_the_table_of_settings() throws IOException {
    var readme = Files.readString(README);
    int begin = readme.indexOf('\n', readme.indexOf(BEGIN)) + 1;
    int end = readme.indexOf(END);
    if (System.getProperty("update") != null) {
      readme = readme.substring(0, begin) + Setting.table() + readme.substring(end);
      Files.writeString(README, readme);
      end = readme.indexOf(END);
    }

    assertThat(readme.substring(begin, end)).as("run with -Dupdate").isEqualTo(Setting.table());
  }

  @Test
  void help_shows_every_setting_in_lines_that_fit_a_terminal() {
    assertThat(Setting.help().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThan(101));
    assertThat(Arrays.stream(Setting.values()).map(Setting::name))
        .allSatisfy(name -> assertThat(Setting.help()).contains("  " + name + "  ("));
  }

  @Test
  void every_default_is_a_value_the_setting_takes() {
    var env = new HashMap<String, String>();
    for (var setting : Setting.values()) {
      env.put(setting.name(), setting.preset());
    }

    assertThat(AppConfig.fromEnv(env).warnings()).isEmpty();
  }
}
