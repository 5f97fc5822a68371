package io.promobot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.db.DatabaseAddress;
import io.promobot.db.SslMode;
import io.promobot.primary.TargetSession;
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

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b/d | a:5432,b:5432 | READ_WRITE | 3",
        "a:5433,[::1]:5434,c/d | a:5433,[::1]:5434,c:5432 | READ_WRITE | 3",
        "a,b:1/d?port=6432 | a:6432,b:1 | READ_WRITE | 3",
        "/d?host=a,b&port=1,2 | a:1,b:2 | READ_WRITE | 3",
        "/d?host=a%2Cb | a:5432,b:5432 | READ_WRITE | 3",
        "/d?host=::1,b | [::1]:5432,b:5432 | READ_WRITE | 3",
        "A.example,b/d | a.example:5432,b:5432 | READ_WRITE | 3",
        "a,b/d?target_session_attrs=primary | a:5432,b:5432 | PRIMARY | 3",
        "a,b/d?target_session_attrs=any&connect_timeout=5 | a:5432,b:5432 | ANY | 5",
        "a/d | a:5432 | ANY | 3",
        "a/d?target_session_attrs=read-write | a:5432 | READ_WRITE | 3"
      })
  void several_hosts_are_named_as_libpq_names_them(
      String rest, String servers, TargetSession target, int connectSeconds) {
    var found = address("postgres://u:p@" + rest).servers();

    assertThat(found).hasToString(servers);
    assertThat(found.target()).isEqualTo(target);
    assertThat(found.connectTimeout()).hasSeconds(connectSeconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "11", "300", "soon", ""})
  void a_connect_timeout_that_makes_no_sense_is_replaced_with_a_warning(String seconds) {
    var url = "postgres://u:p@a,b/d?connect_timeout=" + seconds;

    var config = AppConfig.fromEnv(Map.of("DATABASE_URL", url));

    assertThat(config.storage().database().orElseThrow().servers().connectTimeout()).hasSeconds(3);
    assertThat(config.warnings())
        .containsExactly(
            "DATABASE_URL: connect_timeout is not from 1 to 10 seconds, so 3 are used");
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
        "postgres://u:p@h1,h1/d",
        "postgres://u:p@h1,h2/d?target_session_attrs=standby"
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
        "postgres://u:p@h:abc/d | has a port that is not a number",
        "postgres://u:p@h:0/d | has a port that is not from 1 to 65535",
        "postgres://u:p@h:70000/d | has a port that is not from 1 to 65535",
        "postgres://u:p@h..x/d | has a host that cannot be read",
        "postgres://u:p@a,b:abc/d | has a port that is not a number (host 2)",
        "postgres://u:p@a,b..x,c/d | has a host that cannot be read (host 2)",
        "postgres://u:p@a:5432,a/d | names the same host and port twice",
        "postgres://u:p@[::1],b,[::1]:5432/d | names the same host and port twice",
        "postgres://u:p@a,/d | has a comma without a host on both sides",
        "postgres://u:p@,a/d | has a comma without a host on both sides",
        "postgres://u:p@a,,b/d | has a comma without a host on both sides",
        "postgres://u:p@a/d?host=b | names hosts twice, before the / and with host=",
        "postgres://u:p@/d?host=a,b&port=1,2,3 | has 3 ports for 2 hosts",
        "postgres://u:p@/d?host=a,b&port=1, | has a port that is not a number",
        "postgres://u:p@/d?host= | names no host",
        "postgres://u:p@/d?host=/var/run/postgresql | has a host that cannot be read",
        "postgres://u:p@a,b/d?port=0 | has a port that is not from 1 to 65535",
        "postgres://u:p@a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q/d | names more than 16 hosts",
        "postgres://u:p@a,b/d?target_session_attrs=standby | has a target_session_attrs that looks for a standby, but promobot has to write",
        "postgres://u:p@a,b/d?target_session_attrs=read-only | has a target_session_attrs that looks for a standby",
        "postgres://u:p@a,b/d?target_session_attrs=master | has an unknown target_session_attrs",
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

  @Test
  void the_database_itself_and_its_replicas_have_addresses_of_their_own() {
    var storage =
        AppConfig.fromEnv(
                Map.of(
                    "DATABASE_URL", "postgres://u:p@pooler:6543/d",
                    "DATABASE_DIRECT_URL", "postgres://u:p@db1,db2/d",
                    "DATABASE_READ_URL", "postgres://r:p@s1,s2:5433/d?sslmode=require"))
            .storage();

    var ways = storage.ways().orElseThrow();
    assertThat(ways.usual()).hasToString("postgres://u:***@pooler:6543/d");
    assertThat(ways.keepingSession()).hasToString("postgres://u:***@db1:5432,db2:5432/d");
    assertThat(storage.readable())
        .extracting(DatabaseAddress::toString)
        .containsExactly("postgres://r:***@s1:5432/d", "postgres://r:***@s2:5433/d");
    assertThat(storage.readable())
        .allSatisfy(each -> assertThat(each.servers().searched()).isFalse())
        .allSatisfy(each -> assertThat(each.sslMode()).isEqualTo(SslMode.REQUIRE));
  }

  @Test
  void a_replica_may_say_that_it_is_a_standby() {
    var env =
        Map.of(
            "DATABASE_URL", "postgres://u:p@db/d",
            "DATABASE_READ_URL", "postgres://u:p@s1/d?target_session_attrs=standby");

    assertThat(AppConfig.fromEnv(env).storage().readable()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATABASE_DIRECT_URL", "DATABASE_READ_URL"})
  void what_stands_beside_the_database_needs_it(String setting) {
    assertThatThrownBy(() -> AppConfig.fromEnv(Map.of(setting, "postgres://u:p@h/d")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(setting + " is set without DATABASE_URL");
  }

  private static DatabaseAddress address(String url) {
    return AppConfig.fromEnv(Map.of("DATABASE_URL", url)).storage().database().orElseThrow();
  }
}
