package io.promobot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.db.DatabaseAddress;
import io.promobot.db.SslMode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "postgres://u:p@h/d, h, 5432, d, u, p, PREFER",
    "postgresql://u:p@h:6543/d?sslmode=require, h, 6543, d, u, p, REQUIRE",
    "postgres://u:p%40%2F%3a%C3%A9+@h.example.com/d, h.example.com, 5432, d, u, p@/:é+, PREFER",
    "postgres://u:a:b@[::1]:5433/d?sslmode=disable, ::1, 5433, d, u, a:b, DISABLE",
    "postgres://shop:p@h?sslmode=verify-full, h, 5432, shop, shop, p, VERIFY_FULL",
    "postgres://u:p@h/my%20db?sslmode=verify-ca, h, 5432, my db, u, p, VERIFY_CA",
    "postgres://u:p@h/?sslmode=allow, h, 5432, u, u, p, ALLOW",
    "postgres://u:p@my_db:5432/d, my_db, 5432, d, u, p, PREFER",
    "postgres://u:p@Datenbank-Köln.example/d, xn--datenbank-kln-smb.example, 5432, d, u, p, PREFER",
    "'\"postgres://u:p@h/d\"', h, 5432, d, u, p, PREFER",
    "'  ''postgres://u:p@h/d''\n', h, 5432, d, u, p, PREFER",
    "POSTGRES://u:p@h/d, h, 5432, d, u, p, PREFER"
  })
  void a_good_url_becomes_an_address(
      String url,
      String host,
      int port,
      String database,
      String user,
      String password,
      SslMode ssl) {
    assertThat(address(url))
        .isEqualTo(new DatabaseAddress(host, port, database, user, password, ssl));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:p@h/d",
        "h:5432/d",
        "postgres://u:p@/d",
        "postgres://h/d",
        "postgres://u:p@h:0/d",
        "postgres://u:p@h:70000/d",
        "postgres://u:p@h:abc/d",
        "postgres://u:p@w@h/d",
        "postgres://u:p%zz@h/d",
        "postgres://u:p#w@h/d",
        "postgres://u:p@h/d?sslmode=maybe",
        "postgres://u:p@h1,h2/d"
      })
  void a_bad_url_is_refused_without_repeating_it(String url) {
    assertThatThrownBy(() -> address(url))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("DATABASE_URL")
        .hasMessageNotContaining(url);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "mysql://u:p@h/d | does not begin with postgres:// or postgresql://",
        "u:p@h/d | does not begin with postgres:// or postgresql://",
        "postgres://u:p@w@h/d | has more than one @; in a user or password @ is written %40",
        "postgres://u:p/w@h/d | has a / or ? before the @",
        "postgres://u:p?w@h/d | has a / or ? before the @",
        "postgres://u:p#w@h/d | has a #",
        "postgres://u:50%@h/d | has a % without two hexadecimal digits",
        "postgres://u:p@/d | names no host",
        "postgres://h/d | names no user",
        "postgres://u:p@h1,h2/d | names several hosts",
        "postgres://u:p@h:abc/d | has a port that is not a number",
        "postgres://u:p@h:0/d | has a port that is not from 1 to 65535",
        "postgres://u:p@h:70000/d | has a port that is not from 1 to 65535",
        "postgres://u:p@h..x/d | has a host that cannot be read",
      })
  void a_bad_url_is_refused_with_what_is_wrong(String url, String why) {
    assertThatThrownBy(() -> address(url)).hasMessageContaining("DATABASE_URL " + why);
  }

  @Test
  void other_parameters_are_left_out_with_a_warning() {
    var url = "postgres://u:p@h/d?sslmode=require&channel_binding=require";

    var config = AppConfig.fromEnv(Map.of("DATABASE_URL", url));

    assertThat(config.storage().database())
        .get()
        .extracting(DatabaseAddress::sslMode)
        .isEqualTo(SslMode.REQUIRE);
    assertThat(config.warnings())
        .containsExactly("DATABASE_URL: the parameter channel_binding is not used");
  }

  private static DatabaseAddress address(String url) {
    return AppConfig.fromEnv(Map.of("DATABASE_URL", url)).storage().database().orElseThrow();
  }
}
