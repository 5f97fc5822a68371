package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.attack.Late;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small bodies built to be expensive: each costs about as much as its length suggests. */
@Timeout(60)
class NastyBodyIT {
  private static final int LARGEST = 64 * 1024;
  private static final int LARGEST_SIGN_IN = 4 * 1024;

  private static ShopServer server;

  @BeforeAll
  static void start() {
    server = new ShopServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Arguments> nasty() {
    return Stream.of(
        Arguments.of("60 deep", "{\"a\":".repeat(60) + "1" + "}".repeat(60)),
        Arguments.of("too deep", "[".repeat(LARGEST)),
        Arguments.of("objects too deep", "{\"a\":".repeat(LARGEST / 5)),
        Arguments.of("wide at 60 deep", deep(60, "[" + "{},".repeat(5_000) + "{}]")),
        Arguments.of("long names above many", "{\"" + "k".repeat(32_000) + lists(10_600)),
        Arguments.of("names to the limit", deepNames("[" + "[],".repeat(900) + "[]]")),
        Arguments.of("7,000 names", "{" + names(7_000) + "}"),
        Arguments.of("one name, always", "{" + "\"a\":1,".repeat(10_000) + "\"a\":1}"),
        Arguments.of("30,000 numbers", "{\"a\":[" + "1,".repeat(30_000) + "1]}"),
        Arguments.of("a long number", "{\"a\":" + "9".repeat(60_000) + "}"),
        Arguments.of("a huge exponent", "{\"a\":1e" + "9".repeat(90) + "}"),
        Arguments.of("one long text", "{\"a\":\"" + "x".repeat(65_000) + "\"}"),
        Arguments.of("escapes", "{\"a\":\"" + "\\u0001".repeat(10_000) + "\"}"),
        Arguments.of("nul", "{\"a\":[{\"b\":\"\\u0000\"}]}"),
        Arguments.of("20,000 fields", "a=&".repeat(20_000) + "b"),
        Arguments.of("fields of one name", manyValues()),
        Arguments.of("escaped", "a=" + "%41".repeat(20_000)),
        Arguments.of("broken escape", "a=" + "%41".repeat(20_000) + "%"),
        Arguments.of("brackets", "a" + "[b]".repeat(20_000) + "=1"));
  }

  private static String deep(int levels, String core) {
    return "{\"a\":".repeat(levels) + core + "}".repeat(levels);
  }

  private static String deepNames(String core) {
    return ("{\"" + "n".repeat(990) + "\":").repeat(60) + core + "}".repeat(60);
  }

  private static String lists(int count) {
    return "\":[" + "[],".repeat(count) + "[]]}";
  }

  private static String names(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"" + i + "\":1")
        .collect(Collectors.joining(","));
  }

  private static String manyValues() {
    return IntStream.range(0, 9_000).mapToObj(i -> "a=" + i).collect(Collectors.joining("&"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nasty")
  void is_answered_at_once_wherever_it_goes(String name, String body) {
    var token = "?token=" + ShopServer.TOKEN;
    for (var path : new String[] {"/api/v1/leads" + token, "/api/v1/requests" + token}) {
      answeredSoon(name, path, body);
    }
    answeredSoon(name, "/api/v1/session", body);
  }

  private static void answeredSoon(String name, String path, String body) {
    var form = !path.endsWith("session") && body.startsWith("a");
    var type = form ? "application/x-www-form-urlencoded" : "application/json";
    boolean tooLong = path.endsWith("session") && body.length() > LARGEST_SIGN_IN;
    var took = answered(path, body, type, tooLong ? 413 : 400);
    assertThat(
            Late.is(took) && Late.eachTime(() -> answered(path, body, type, tooLong ? 413 : 400)))
        .as(name + " " + path + " is late each time, first after " + took)
        .isFalse();
  }

  private static Duration answered(String path, String body, String type, int status) {
    long came = System.nanoTime();
    var answer = server.ask("POST", path, body, "content-type", type);
    var took = Duration.ofNanos(System.nanoTime() - came);
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
    assertThat(new JsonObject(answer.body()).getString("detail")).isNotBlank();
    return took;
  }

  @Test
  void the_answer_says_which_limit_and_where() {
    assertThat(server.signInWith("[".repeat(100)).body())
        .contains("The body is nested more than 64 deep: check line 1, column 66");
    assertThat(server.signInWith("{\"password\":\"a\",\"password\":\"b\"}").body())
        .contains("password is given twice");
    assertThat(server.signInWith("{\"password\":\"a\\u0000\"}").body())
        .contains("password contains a NUL character");
  }
}
