package io.promobot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.promobot.config.AppConfig.StartTls;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppConfigTest {
  private static final URI SIMULATED = URI.create("http://127.0.0.1:8080/simulator/graph");

  private static final Map<String, String> REAL_PAGE =
      Map.of(
          "MESSENGER_PAGE_ID", "123456789012345",
          "MESSENGER_PAGE_TOKEN", "canary-page-token",
          "MESSENGER_APP_SECRET", "canary-app-secret",
          "MESSENGER_VERIFY_TOKEN", "canary-verify-token");

  @Test
  void an_empty_environment_makes_a_demo_for_this_machine_only() {
    var config = AppConfig.fromEnv(Map.of());

    assertThat(config.http().bind()).isEqualTo("127.0.0.1");
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.http().publicUrl(8081)).isEqualTo(URI.create("http://localhost:8081"));
    assertThat(config.storage().database()).isEmpty();
    assertThat(config.storage().dataDir())
        .isAbsolute()
        .endsWithRaw(java.nio.file.Path.of("promobot-data"));
    assertThat(config.access().adminPassword()).isEmpty();
    assertThat(config.messenger().demo()).isTrue();
    assertThat(config.messenger().pageId()).isEqualTo(AppConfig.DEMO_PAGE_ID);
    assertThat(config.messenger().configuredApiUrl()).isEmpty();
    assertThat(config.messenger().apiVersion()).isEqualTo("v23.0");
    assertThat(config.messenger().ratePerSecond()).hasValue(20);
    assertThat(config.messenger().sendTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.messenger().echoGrace()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.simulator()).isTrue();
    assertThat(config.businessName()).isEqualTo("Umi Shop");
    assertThat(config.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Asia/Kolkata", "Australia/Lord_Howe", "UTC", "Etc/UTC", "Europe/Kiev", "CET"})
  void the_shops_days_are_those_of_its_time_zone(String zone) {
    assertThat(AppConfig.fromEnv(Map.of("TIME_ZONE", zone)).business().days().zone())
        .isEqualTo(ZoneId.of(zone));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "Mars/Olympus, 'Write a name of the IANA database, such as Europe/Madrid.'",
    "+02:00, 'Write a name of the IANA database, such as Europe/Madrid.'",
    "UTC+2, 'Write a name of the IANA database, such as Europe/Madrid.'",
    "SystemV/EST5, 'Write a name of the IANA database, such as Europe/Madrid.'",
    "asia/tokyo, Write Asia/Tokyo.",
    "america/new york, Write America/New_York."
  })
  void a_wrong_time_zone_stops_the_start_and_says_what_to_write(String zone, String advice) {
    assertThatThrownBy(() -> AppConfig.fromEnv(Map.of("TIME_ZONE", zone, "PORT", "x")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("TIME_ZONE \"" + zone + "\" is not a time zone we know. " + advice)
        .hasMessageContaining("PORT");
  }

  @Test
  void the_machines_own_zone_is_the_default_unless_it_has_no_name() {
    var settings = new Settings(Map.of());

    assertThat(ZoneSettings.ofMachine(settings, ZoneId.of("Asia/Tokyo")).getId())
        .isEqualTo("Asia/Tokyo");
    assertThat(settings.warnings()).isEmpty();
    assertThat(ZoneSettings.ofMachine(settings, ZoneId.of("GMT+02:00")).getId()).isEqualTo("UTC");
    assertThat(settings.warnings()).singleElement().asString().contains("GMT+02:00", "TIME_ZONE");
  }

  private static Map<String, String> with(Map<String, String> env, String name, String value) {
    var changed = new HashMap<>(env);
    changed.put(name, value);
    return changed;
  }

  @Test
  void messages_go_to_the_simulator_while_it_is_on_unless_an_address_is_given() {
    var mocked = AppConfig.fromEnv(with(REAL_PAGE, "SIMULATOR", "on")).messenger();
    var given =
        AppConfig.fromEnv(with(REAL_PAGE, "MESSENGER_API_URL", "http://mock:1")).messenger();

    assertThat(mocked.apiUrl(SIMULATED, true)).isEqualTo(SIMULATED);
    assertThat(given.apiUrl(SIMULATED, true)).isEqualTo(URI.create("http://mock:1"));
  }

  @Test
  void a_real_page_switches_the_simulator_off_and_listens_to_the_world() {
    var config = AppConfig.fromEnv(REAL_PAGE);

    assertThat(config.simulator()).isFalse();
    assertThat(config.http().bind()).isEqualTo("0.0.0.0");
    assertThat(config.messenger().apiUrl(SIMULATED, config.simulator()))
        .isEqualTo(URI.create("https://graph.facebook.com"));
    assertThat(config.messenger().page().orElseThrow().pageToken().value())
        .isEqualTo("canary-page-token");
  }

  @ParameterizedTest(name = "{0}={1} listens on {2}")
  @CsvSource({
    "PORT, 9000, 0.0.0.0",
    "DATABASE_URL, postgres://u:p@db/x, 0.0.0.0",
    "BIND, 10.1.2.3, 10.1.2.3",
    "BIND, ::, ::",
    "BIND, localhost, localhost",
    "BUSINESS_NAME, Umi, 127.0.0.1"
  })
  void the_address_to_listen_on_follows_what_is_set(String name, String value, String bind) {
    assertThat(AppConfig.fromEnv(Map.of(name, value)).http().bind()).isEqualTo(bind);
  }

  @Test
  void every_mistake_is_reported_at_once_without_any_secret() {
    var env = new HashMap<String, String>();
    env.put("PORT", "eighty");
    env.put("BIND", "999.1.1.1");
    env.put("PUBLIC_URL", "shop.example.com/x?y=1");
    env.put("ADMIN_PASSWORD", "canary");
    env.put("API_TOKEN", "canary-token");
    env.put("MESSENGER_PAGE_TOKEN", "canary-page-token");
    env.put("MESSENGER_RATE", "-1");
    env.put("SEND_TIMEOUT", "10");
    env.put("DATABASE_URL", "postgres://shop:canary@pass@db/shop");
    env.put("DATABASE_DIRECT_URL", "postgres://shop:canary#pass@db/shop");
    env.put("DATABASE_READ_URL", "mysql://shop:canary@standby/shop");
    env.put("DATABASE_READ_LAG", "1s");
    env.put("SMTP_URL", "imap://me:canary@mail");
    env.put("SLACK_WEBHOOK_URL", "hooks.slack.com/services/canary");
    env.put("SIMULATOR", "maybe");

    var refusal = refusal(env);

    assertThat(refusal.mistakes()).hasSize(15);
    assertThat(refusal)
        .hasMessageStartingWith("promobot cannot start, 15 settings are wrong:")
        .hasMessageContaining("PORT \"eighty\" is not a number from 0 to 65535. Write for example")
        .hasMessageContaining(
            "MESSENGER_PAGE_ID, MESSENGER_APP_SECRET, MESSENGER_VERIFY_TOKEN are missing")
        .hasMessageContaining("ADMIN_PASSWORD has 6 characters")
        .hasMessageContaining("SEND_TIMEOUT \"10\" is not a duration from 100ms to 1m")
        .hasMessageNotContaining("canary");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "PORT, 65536",
    "PORT, -1",
    "BIND, 999.1.1.1",
    "BIND, 10.1.2",
    "BIND, 10.1.2.3:8080",
    "BIND, fe80:::1",
    "ADMIN_PASSWORD, 1234567",
    "ADMIN_PASSWORD, password123",
    "ADMIN_PASSWORD, umishop2026",
    "API_TOKEN, 123456789012345",
    "BOT_TOKEN, 123456789012345",
    "MESSENGER_RATE, 0",
    "MESSENGER_RATE, 1001",
    "MESSENGER_RATE, NaN",
    "MESSENGER_API_VERSION, 23",
    "MESSENGER_VERIFY_TOKEN, alone",
    "SEND_TIMEOUT, 2h",
    "ECHO_GRACE, 1d",
    "HANDOVER_PAUSE, 0s",
    "HANDOVER_PAUSE, never",
    "PUBLIC_URL, ftp://shop",
    "PUBLIC_URL, https://user@shop",
    "PUBLIC_URL, https://shop:99999",
    "PUBLIC_URL, https://shop:0",
    "PUBLIC_URL, https://sh op",
    "PUBLIC_URL, https://shop/a b",
    "PUBLIC_URL, https://shop/a//b",
    "PUBLIC_URL, https://shop/../b",
    "PUBLIC_URL, https://shop/a<b>",
    "SIMULATOR, off",
    "SMTP_URL, smtp://",
    "SMTP_URL, smtp://h?starttls=perhaps"
  })
  void a_wrong_value_stops_the_start_and_is_named(String name, String value) {
    var refusal = refusal(Map.of(name, value));

    assertThat(refusal.mistakes()).hasSize(1);
    assertThat(refusal).hasMessageContaining(name);
  }

  @Test
  void good_values_arrive_as_written() {
    var env = new HashMap<>(REAL_PAGE);
    env.putAll(
        Map.of(
            "PUBLIC_URL", "https://shop.example.com/bot/",
            "SEND_TIMEOUT", "500ms",
            "ECHO_GRACE", "2m",
            "MESSENGER_RATE", "off",
            "MESSENGER_API_URL", "http://localhost:9999/",
            "SMTP_URL", "smtp://me%40shop:p%2Fw+d@mail.example.com?starttls=required",
            "SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/T0/B0/canary",
            "SIMULATOR", "on",
            "API_TOKEN", "0123456789abcdef"));

    var config = AppConfig.fromEnv(env);

    assertThat(config.http().publicUrl(1)).isEqualTo(URI.create("https://shop.example.com/bot"));
    assertThat(config.messenger().sendTimeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.messenger().echoGrace()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.messenger().ratePerSecond()).isEmpty();
    assertThat(config.messenger().configuredApiUrl()).contains(URI.create("http://localhost:9999"));
    var mail = config.outside().mail().orElseThrow();
    assertThat(mail.host()).isEqualTo("mail.example.com");
    assertThat(mail.port()).isEqualTo(587);
    assertThat(mail.startTls()).isEqualTo(StartTls.REQUIRED);
    assertThat(mail.user()).contains("me@shop");
    assertThat(mail.password()).contains(new Secret("p/w+d"));
    assertThat(config.simulator()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "smtp://relay.example.com, OPTIONAL",
    "smtp://me:secret@mail.example.com, REQUIRED",
    "smtp://me:secret@mail.example.com?starttls=optional, OPTIONAL"
  })
  void a_password_asks_for_a_safe_line_unless_told_otherwise(String url, StartTls startTls) {
    var mail = AppConfig.fromEnv(Map.of("SMTP_URL", url)).outside().mail().orElseThrow();

    assertThat(mail.startTls()).isEqualTo(startTls);
  }

  @ParameterizedTest
  @CsvSource({
    "smtp://me:secret@correo.peluquería.example:2525/?starttls=required, 2525",
    "smtp://correo.peluquería.example, 25"
  })
  void a_mail_server_may_be_named_in_any_letters(String url, int port) {
    var mail = AppConfig.fromEnv(Map.of("SMTP_URL", url)).outside().mail().orElseThrow();

    assertThat(mail.host()).isEqualTo("correo.xn--peluquera-n5a.example");
    assertThat(mail.port()).isEqualTo(port);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "https://shop.example:443, https://shop.example",
    "https://shop.example:443/bot/, https://shop.example/bot",
    "http://shop.example:80/, http://shop.example",
    "HTTPS://Shop.Example./, https://shop.example",
    "http://my_app:8080, http://my_app:8080",
    "https://peluquería.example/, https://xn--peluquera-n5a.example",
    "'\"https://shop.example\"', https://shop.example"
  })
  void our_own_address_has_one_form_however_it_is_written(String url, String form) {
    assertThat(AppConfig.fromEnv(Map.of("PUBLIC_URL", url)).http().publicUrl(1))
        .isEqualTo(URI.create(form));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "PUBLIC_URL | shop.example | does not begin with http:// or https://",
        "PUBLIC_URL | https://shop/?x=1 | has a ? or a #",
        "PUBLIC_URL | https://me@shop | has a user or a password before an @",
        "PUBLIC_URL | https://a..b | has no host that can be read",
        "PUBLIC_URL | https://shop:0 | has a port that is not from 1 to 65535",
        "PUBLIC_URL | https://shop/ñ | has a path with other characters",
        "SMTP_URL | imap://me:canary@mail | does not begin with smtp:// or smtps://",
        "SMTP_URL | smtp://me@shop.example:canary@mail | has more than one @",
        "SMTP_URL | smtp://me:can/ary@mail | has a / or ? before the @",
        "SMTP_URL | smtp://me:can^ary@mail | has a character that must be written with %",
        "SMTP_URL | smtp://mail/path | has more after the host",
        "SMTP_URL | smtp://mail:99999 | has a port that is not from 1 to 65535",
        "SLACK_WEBHOOK_URL | hooks.slack.com/canary | does not begin with http:// or https://",
      })
  void a_bad_address_is_refused_with_what_is_wrong(String name, String url, String why) {
    assertThat(refusal(Map.of(name, url)))
        .hasMessageContaining(name + " " + why)
        .hasMessageNotContaining("canary");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "smtp://mail_catcher:1025, mail_catcher, 1025",
    "smtp://me:pw@mail_catcher, mail_catcher, 587",
    "smtps://correo.peluquería.example, correo.xn--peluquera-n5a.example, 465",
    "'\"smtp://[::1]:1025/\"', ::1, 1025"
  })
  void mail_servers_are_named_as_compose_files_and_people_name_them(
      String url, String host, int port) {
    var mail = AppConfig.fromEnv(Map.of("SMTP_URL", url)).outside().mail().orElseThrow();

    assertThat(mail.host()).isEqualTo(host);
    assertThat(mail.port()).isEqualTo(port);
  }

  @Test
  void a_sender_may_have_any_domain_but_a_mailbox_of_plain_letters() {
    var from = AppConfig.fromEnv(Map.of("MAIL_FROM", "hola@Peluquería.example"));

    assertThat(from.outside().mailFrom().address()).isEqualTo("hola@peluquería.example");
    assertThat(from.outside().mailbox()).contains(from.outside().mailFrom());
    assertThat(AppConfig.fromEnv(Map.of()).outside().mailbox()).as("made up by us").isEmpty();
    assertThatThrownBy(() -> AppConfig.fromEnv(Map.of("MAIL_FROM", "ñandu@shop.example")))
        .hasMessageContaining("MAIL_FROM")
        .hasMessageContaining("English letters before the @");
  }

  @Test
  void secrets_out_of_files_are_trimmed_and_kept_inside() {
    var env = new HashMap<>(REAL_PAGE);
    env.putAll(
        Map.of(
            "ADMIN_PASSWORD", "  a sentence  of mine\r\n",
            "API_TOKEN", "0123456789 abcdef\n",
            "MESSENGER_PAGE_TOKEN", "page-token\n",
            "MESSENGER_APP_SECRET", "'app-secret'\n",
            "SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/T\n",
            "SMTP_URL", "smtp://me:pw@mail\n"));

    var config = AppConfig.fromEnv(env);

    assertThat(config.access().adminPassword()).hasValue(new Secret("a sentence  of mine"));
    assertThat(config.access().apiToken()).hasValue(new Secret("0123456789 abcdef"));
    assertThat(config.messenger().page().orElseThrow().pageToken().value()).isEqualTo("page-token");
    assertThat(config.messenger().page().orElseThrow().appSecret().value()).isEqualTo("app-secret");
    assertThat(config.outside().slackWebhook())
        .hasValue(new Secret("https://hooks.slack.com/services/T"));
    assertThat(config.outside().mail().orElseThrow().password()).hasValue(new Secret("pw"));
    assertThat(config.warnings())
        .containsExactly("MESSENGER_APP_SECRET was given in quotes, which were removed");
  }

  @Test
  void a_bot_that_had_the_token_for_everything_stops_the_start() {
    var same = "0123456789abcdef";

    assertThat(refusal(Map.of("API_TOKEN", same, "BOT_TOKEN", same + "\n")))
        .hasMessageContaining("BOT_TOKEN is the same as API_TOKEN");
  }

  @Test
  void a_password_that_everybody_tries_stops_the_start_and_says_why() {
    assertThat(refusal(Map.of("ADMIN_PASSWORD", "password123")))
        .hasMessageContaining(
            "ADMIN_PASSWORD is among the first million passwords that guessers try. Take a longer"
                + " one")
        .hasMessageNotContaining("password123");
    assertThat(refusal(Map.of("ADMIN_PASSWORD", "lacasita2026", "BUSINESS_NAME", "La Casita")))
        .hasMessageContaining("ADMIN_PASSWORD");
  }

  @Test
  void a_line_break_inside_a_secret_stops_the_start_without_showing_it() {
    assertThat(refusal(Map.of("API_TOKEN", "canary-canary-1\ncanary-canary-2")))
        .hasMessageContaining("API_TOKEN has a line break inside, after 15 characters")
        .hasMessageNotContaining("canary");
    assertThat(refusal(with(REAL_PAGE, "MESSENGER_PAGE_TOKEN", "canary\u200bcanary")))
        .hasMessageContaining("MESSENGER_PAGE_TOKEN has a space or another character")
        .hasMessageNotContaining("canary");
  }

  @Test
  void likely_typing_slips_are_warned_about_and_foreign_variables_are_not() {
    var env =
        Map.of(
            "MESSENGER_PAGETOKEN",
            "x",
            "DATABSE_URL",
            "x",
            "MESSENGER_COLOUR",
            "x",
            "PATH",
            "x",
            "POST",
            "x");

    assertThat(AppConfig.fromEnv(env).warnings())
        .containsExactly(
            "DATABSE_URL is not a setting of promobot and was ignored; did you mean DATABASE_URL?",
            "MESSENGER_COLOUR is not a setting of promobot and was ignored",
            "MESSENGER_PAGETOKEN is not a setting of promobot and was ignored; did you mean"
                + " MESSENGER_PAGE_TOKEN?");
  }

  @Test
  void an_empty_variable_counts_as_unset() {
    assertThat(AppConfig.fromEnv(Map.of("DATABASE_URL", "", "PORT", " ")))
        .isEqualTo(AppConfig.fromEnv(Map.of()));
  }

  @Test
  void printing_the_settings_shows_no_secret() {
    var env = new HashMap<>(REAL_PAGE);
    env.putAll(
        Map.of(
            "ADMIN_PASSWORD", "canary lantern rhubarb",
            "API_TOKEN", "canary-api-token-1234",
            "DATABASE_URL", "postgres://shop:canary-db@db/shop",
            "DATABASE_DIRECT_URL", "postgres://shop:canary-direct@db/shop",
            "DATABASE_READ_URL", "postgres://shop:canary-read@standby/shop",
            "SMTP_URL", "smtp://me:canary-mail@mail",
            "SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/canary-slack"));

    assertThat(AppConfig.fromEnv(env).toString()).contains("***").doesNotContain("canary");
  }

  @Test
  void a_slip_is_a_letter_more_less_or_other() {
    assertThat(List.of(SettingNames.distance("PORT", "PROT"), SettingNames.distance("A", "ABC")))
        .containsExactly(2, 2);
  }

  private static ConfigException refusal(Map<String, String> env) {
    return catchThrowableOfType(ConfigException.class, () -> AppConfig.fromEnv(env));
  }

  @Test
  void things_are_kept_for_days_or_forever_but_never_removed_too_soon() {
    var keep =
        AppConfig.fromEnv(Map.of("KEEP_MESSAGES", "off", "KEEP_EVENTS", "3d")).storage().keep();

    assertThat(keep.events()).contains(Duration.ofDays(3));
    assertThat(keep.messages()).isEmpty();
    assertThat(keep.hourlyTaps()).contains(Duration.ofDays(90));
    assertThatThrownBy(() -> AppConfig.fromEnv(Map.of("KEEP_EVENTS", "2d", "KEEP_MESSAGES", "400")))
        .hasMessageContaining("KEEP_EVENTS \"2d\" is too short: Facebook may send an event again")
        .hasMessageContaining(
            "KEEP_MESSAGES \"400\" is not a number of days. Write KEEP_MESSAGES=400d");
  }
}
