package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.config.AppConfig;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.DatabaseStartException;
import io.promobot.db.EmbeddedDatabase;
import io.promobot.db.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class SafekeepingIT {
  @TempDir Path folder;

  private static String run(Map<String, String> env, String... words) {
    var storage = AppConfig.fromEnv(env).storage();
    return new Safekeeping(storage).run(Arguments.read(words));
  }

  @Test
  void a_shop_moves_from_a_given_database_to_an_embedded_one_and_back() {
    DatabaseAddress given = TestDatabase.fresh();
    TestDatabase.run(
        given,
        """
        INSERT INTO page (page_id) VALUES ('p');
        INSERT INTO customer (page_id, psid) SELECT 'p', 'psid-' || i FROM generate_series(1, 1234) i
        """);
    DatabaseAddress back = TestDatabase.empty();
    String there = folder.resolve("there.zip").toString();
    String again = folder.resolve("again.zip").toString();
    Path data = folder.resolve("data");
    var embedded = Map.of("DATA_DIR", data.toString());

    assertThat(run(Map.of("DATABASE_URL", PromobotJar.url(given)), "--backup", there))
        .isEqualTo("saved 1,234 customers, 0 leads and 0 messages to " + there);
    assertThat(run(embedded, "--restore", there, "--moved"))
        .startsWith("restored 1,234 customers, 0 leads and 0 messages from " + there + ", as of ");
    try (var running = EmbeddedDatabase.start(data)) {
      TestDatabase.run(running.address(), "INSERT INTO customer (page_id, psid) VALUES ('p', 'x')");

      assertThat(run(embedded, "--backup", again)).startsWith("saved 1,235 customers");
      TestDatabase.run(running.address(), "SELECT 'it was left running'");
      assertThatThrownBy(() -> run(embedded, "--restore", again))
          .isInstanceOf(DatabaseStartException.class)
          .hasMessageContaining("another promobot");
    }
    assertThat(run(embedded, "--backup", again)).startsWith("saved 1,235 customers");
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    assertThat(run(Map.of("DATABASE_URL", PromobotJar.url(back)), "--restore", again))
        .endsWith("; what was waiting to be sent then is waiting for you in the dashboard");

    assertThat(new Sql(back).number("SELECT count(*) FROM customer")).isEqualTo(1_235);
  }

  @Test
  void a_folder_without_a_database_is_not_made_one_by_saving_it() {
    Path nothing = folder.resolve("nothing");

    assertThatThrownBy(() -> run(Map.of("DATA_DIR", nothing.toString()), "--backup", "unused.zip"))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("There is no database in DATA_DIR " + nothing);

    assertThat(Files.exists(nothing)).isFalse();
  }
}
