package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator sees: starting, stopping, starting again, and what is wrong with a setting. */
@Timeout(300)
class StartIT {
  private static final Duration FIRST_START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port = PromobotJar.freePort();
  private PromobotJar jar;
  @TempDir Path folder;

  @AfterEach
  void killWhatIsLeft() throws IOException {
    if (jar != null) {
      jar.close();
    }
    serversHere().forEach(ProcessHandle::destroyForcibly);
    Await.until(() -> serversHere().isEmpty());
  }

  @Test
  void without_any_setting_it_starts_in_seconds_and_tells_the_way_in_and_what_is_real()
      throws Exception {
    long begun = System.nanoTime();

    jar = start(Map.of()).ready();

    var took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.println("first start with an empty folder took " + took.toMillis() + " ms");
    assertThat(took).isLessThan(FIRST_START);
    assertThat(jar.greeted("promobot runs at")).isEqualTo("http://localhost:" + port);
    assertThat(jar.greeted("Messenger")).startsWith("simulated");
    assertThat(jar.greeted("database")).contains(folder.toString());
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    theLinkWorksOnce(jar.greeted("one-time sign-in"));
    secretsArePrintedOnceAndByTheGreetingOnly();
    aSecondOneOnTheSameFolderIsRefused();
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  private void theLinkWorksOnce(String link) throws Exception {
    assertThat(link).startsWith("http://localhost:" + port + "/#sign-in=");
    var body = "{\"link\":\"%s\"}".formatted(link.substring(link.indexOf('=') + 1));

    var first = post("/api/v1/session", body, Optional.empty());
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("set-cookie")).isPresent();
    assertThat(post("/api/v1/session", body, Optional.empty()).statusCode()).isEqualTo(401);
  }

  private void secretsArePrintedOnceAndByTheGreetingOnly() throws IOException {
    var database = Files.readString(folder.resolve("postgres-password")).strip();
    var password = firstWord(jar.greeted("or by password"));
    var link = jar.greeted("one-time sign-in");

    assertThat(jar.output()).doesNotContain(database);
    for (var secret : List.of(password, token(), link.substring(link.indexOf('=') + 1))) {
      assertThat(jar.lines()).filteredOn(line -> line.contains(secret)).hasSize(1);
    }
  }

  private void aSecondOneOnTheSameFolderIsRefused() {
    try (var second = start(Map.of("PORT", "0"))) {
      assertThat(refusal(second))
          .contains("another promobot (pid " + jar.pid(), "its own DATA_DIR");
    }
  }

  @Test
  void every_later_start_finds_its_data_whether_it_was_stopped_or_killed() throws Exception {
    jar = start(Map.of()).ready();
    var token = token();
    assertThat(post("/api/v1/campaigns", "{\"name\":\"Spring\"}", Optional.of(token)).statusCode())
        .isEqualTo(201);

    long begun = System.nanoTime();
    assertThat(jar.interrupt()).isIn(0, 130, 143);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(STOP);
    untilNoServerIsLeft();

    jar = start(Map.of()).ready();
    assertThat(campaigns(token)).contains("\"Spring\"");
    assertThat(jar.output()).doesNotContain("shown this once");
    jar.kill();
    assertThat(serversHere()).as("servers after kill -9").isNotEmpty();

    jar = start(Map.of()).ready();
    assertThat(campaigns(token)).contains("\"Spring\"");
    assertThat(jar.stop()).isIn(0, 143);
    untilNoServerIsLeft();
  }

  /** A server reports that it has ended a moment before it has. */
  private void untilNoServerIsLeft() {
    Await.until(FIRST_START, () -> serversHere().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres-password", "postgres.unfinished*/base/1", "postgres-port"})
  void killed_while_it_makes_its_database_it_makes_it_at_the_next_start(String made)
      throws Exception {
    jar = start(Map.of());
    Await.until(FIRST_START, () -> exists(made));
    jar.kill();

    jar = start(Map.of()).ready();

    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(jar.stop()).isIn(0, 143);
    untilNoServerIsLeft();
  }

  private boolean exists(String made) {
    var matcher = folder.getFileSystem().getPathMatcher("glob:" + folder.resolve(made));
    try (var files = Files.walk(folder, 3)) {
      return files.anyMatch(matcher::matches);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  static Stream<Wrong> wrongSettings() {
    return Stream.of(
        new Wrong("PORT", "eighty", "Write for example PORT=8080"),
        new Wrong("PORT", "65536", "is not a number from 0 to 65535"),
        new Wrong("DATABASE_URL", "mysql://u:canary@db/x", "Write postgres://user:password@host"),
        new Wrong("MESSENGER_PAGE_TOKEN", "canary", "A real page needs all of"),
        new Wrong("MESSENGER_RATE", "0", "Write the campaign messages per second"),
        new Wrong("MESSENGER_API_URL", "graph", "Write it in full"),
        new Wrong("PUBLIC_URL", "shop.example.com", "Write it in full"),
        new Wrong("SEND_TIMEOUT", "10", "Write a whole number and ms, s, m or h"),
        new Wrong("ADMIN_PASSWORD", "canary", "between 8 and 128 characters"),
        new Wrong("API_TOKEN", "canary", "between 16 and 4096 characters"),
        new Wrong("SIMULATOR", "off", "leave SIMULATOR unset"),
        new Wrong("SMTP_URL", "imap://me:canary@mail", "SMTP_URL"),
        new Wrong("SLACK_WEBHOOK_URL", "canary", "Write it in full"),
        new Wrong("BIND", "no-such-host.invalid", "Write an address of this machine"),
        new Wrong("BIND", "192.0.2.1", "is not an address of this machine"));
  }

  /** A setting that cannot be used, and words of the advice that must follow. */
  record Wrong(String name, String value, String fix) {
    @Override
    public String toString() {
      return name + "=" + value;
    }
  }

  @ParameterizedTest
  @MethodSource("wrongSettings")
  void a_wrong_setting_ends_the_start_with_its_name_and_how_to_fix_it(Wrong wrong) {
    jar = start(Map.of(wrong.name(), wrong.value()));

    assertThat(refusal()).contains(wrong.name(), wrong.fix()).doesNotContain("canary");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void several_mistakes_are_listed_at_once() {
    jar =
        start(
            Map.of(
                "PORT", "eighty",
                "BIND", "999.1.1.1",
                "LOG_FORMAT", "xml",
                "MESSENGER_RATE", "0",
                "MESSENGER_PAGE_ID", "1",
                "DATABASE_URL", "postgres://shop:canary@pass@db/shop"));

    assertThat(refusal())
        .contains("6 settings are wrong")
        .contains(
            "- PORT ",
            "- BIND ",
            "- LOG_FORMAT \"xml\" is neither text nor json",
            "- MESSENGER_RATE ",
            "- DATABASE_URL ")
        .contains("MESSENGER_PAGE_TOKEN, MESSENGER_APP_SECRET, MESSENGER_VERIFY_TOKEN are missing")
        .doesNotContain("canary");
  }

  @Test
  void a_port_in_use_ends_the_start_and_says_how_to_fix_it() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      jar = start(Map.of("PORT", String.valueOf(taken.getLocalPort())));

      assertThat(refusal())
          .contains("PORT: cannot listen on 127.0.0.1 port " + taken.getLocalPort())
          .contains("Stop the program that uses it, or set PORT to another one");
    }
  }

  @Test
  void a_folder_that_cannot_be_written_ends_the_start_and_says_how_to_fix_it() throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    jar = start(Map.of("DATA_DIR", file.resolve("data").toString()));

    assertThat(refusal())
        .contains("DATA_DIR", "cannot be written", "set DATA_DIR to another folder");
  }

  @Test
  void a_database_that_refuses_the_password_ends_the_start_and_says_how_to_fix_it() {
    var right = TestDatabase.empty();
    var wrong =
        new DatabaseAddress(
            right.first().host(),
            right.first().port(),
            right.database(),
            right.user(),
            "canary",
            right.sslMode());

    jar = start(Map.of("DATABASE_URL", PromobotJar.url(wrong)));

    assertThat(refusal())
        .contains("DATABASE_URL", "password authentication failed", "Fix user, password")
        .doesNotContain("canary");
  }

  @Test
  void a_database_that_does_not_exist_ends_the_start_and_says_how_to_fix_it() {
    var wrong = TestDatabase.empty().withDatabase("no_such_database");

    jar = start(Map.of("DATABASE_URL", PromobotJar.url(wrong)));

    assertThat(refusal())
        .contains("DATABASE_URL", "\"no_such_database\" does not exist", "Fix user, password")
        .doesNotContain(wrong.password());
  }

  @Test
  void a_database_that_is_away_is_waited_for() throws Exception {
    var nobody = TestDatabase.empty().at("127.0.0.1", PromobotJar.freePort());

    jar = start(Map.of("DATABASE_URL", PromobotJar.url(nobody), "LOG_FORMAT", "json"));

    Await.until(FIRST_START, () -> status("/health/live") == 200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    Await.until(FIRST_START, () -> jar.output().contains("is DATABASE_URL right?"));
    assertThat(jar.stop()).isIn(0, 143);
    assertThat(jar.output())
        .contains("stopped")
        .doesNotContain(nobody.password(), "ERROR", "could not start");
    assertThat(jar.lines())
        .allMatch(line -> new JsonObject(line).getInstant("time") != null)
        .extracting(line -> new JsonObject(line).getString("logger"))
        .as("loggers, but for Vert.x's about a busy machine")
        .allMatch(name -> name.startsWith("io.promobot.") || name.endsWith("BlockedThreadChecker"));
  }

  @ParameterizedTest
  @CsvSource({"--help, 0, WELCOME_DELAY  (60s)", "--version, 0, promobot", "run, 1, --help"})
  void an_argument_is_answered_and_nothing_starts(String argument, int exitCode, String answer) {
    jar = PromobotJar.start(Map.of("DATA_DIR", folder.toString()), argument);

    assertThat(jar.exitCode()).isEqualTo(exitCode);
    assertThat(jar.output()).contains(answer);
    assertThat(folder).isEmptyDirectory();
  }

  private PromobotJar start(Map<String, String> more) {
    var settings = new HashMap<String, String>();
    settings.put("PORT", String.valueOf(port));
    settings.put("BIND", "127.0.0.1");
    settings.put("DATA_DIR", folder.toString());
    settings.putAll(more);
    return PromobotJar.start(settings);
  }

  private String refusal() {
    return refusal(jar);
  }

  /** What it printed before it ended, as a refused start must. */
  private static String refusal(PromobotJar refused) {
    assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
    assertThat(refused.output()).doesNotContain("\tat ", "Exception in thread", " | at ");
    return refused.output();
  }

  private String token() {
    return firstWord(jar.greeted("token for scripts"));
  }

  private static String firstWord(String text) {
    return text.split(" ")[0];
  }

  private String campaigns(String token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/campaigns"))
            .header("Authorization", "Bearer " + token);
    return client.send(request.build(), BodyHandlers.ofString()).body();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private int status(String path) {
    try {
      return get(path).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> post(String path, String body, Optional<String> token)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    token.ifPresent(given -> request.header("Authorization", "Bearer " + given));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** The PostgreSQL processes of this test's folder. */
  private List<ProcessHandle> serversHere() {
    return ProcessHandle.allProcesses().filter(this::livesHere).toList();
  }

  private boolean livesHere(ProcessHandle process) {
    try {
      var home = Path.of("/proc", String.valueOf(process.pid()), "cwd");
      return Files.readSymbolicLink(home).startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
