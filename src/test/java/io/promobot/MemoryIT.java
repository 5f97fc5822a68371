package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** What strangers can do to the memory of the real jar with the container's options: nothing. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MemoryIT {
  /** Half of the time Messenger waits; other tests may be using the machine. */
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(10);

  private static final Duration ENDED_WITHIN = Duration.ofSeconds(30);
  private static final String HOST = "Host: a\n";
  private static final String TOKEN = "Authorization: Bearer " + Shop.TOKEN + "\n";
  private static final String SIGNED_IN_25_TIMES =
      """
      INSERT INTO session (page_id, id_hash)
      SELECT ?, sha256(('browser-' || n)::bytea) FROM generate_series(1, 25) n
      """;
  private static final int PORT = PromobotJar.freePort();
  private static DatabaseAddress database;
  private static PromobotJar jar;
  private static SignedPosts meta;
  private final Peers peers = new Peers(PORT);

  @BeforeAll
  static void start() throws IOException {
    database = TestDatabase.fresh();
    var settings =
        Map.of(
            "DATABASE_URL",
            PromobotJar.url(database),
            "PORT",
            String.valueOf(PORT),
            "API_TOKEN",
            Shop.TOKEN,
            "ADMIN_PASSWORD",
            "correct horse",
            "MESSENGER_PAGE_ID",
            Shop.PAGE,
            "MESSENGER_PAGE_TOKEN",
            Shop.PAGE_TOKEN,
            "MESSENGER_APP_SECRET",
            Shop.SECRET,
            "MESSENGER_VERIFY_TOKEN",
            "verify-me",
            "MESSENGER_API_URL",
            "http://127.0.0.1:9");
    jar = PromobotJar.start(Path.of("target/promobot.jar"), ofTheContainer(), settings).ready();
    meta = new SignedPosts(PORT);
  }

  /** All but the cache of classes, which only a container has. */
  private static List<String> ofTheContainer() throws IOException {
    var options = Pattern.compile("JAVA_TOOL_OPTIONS=\"([^\"]+)\"");
    var found = options.matcher(Files.readString(Path.of("Dockerfile")));
    assertThat(found.find()).isTrue();
    return Arrays.stream(found.group(1).split(" "))
        .filter(option -> !option.startsWith("-XX:AOTCache"))
        .toList();
  }

  @AfterAll
  static void close() {
    meta.close();
    jar.close();
  }

  @AfterEach
  void leave() {
    peers.close();
  }

  private void messengerIsAnsweredMeanwhile() {
    while (peers.goOn()) {
      assertThat(jar.alive()).as(jar.tail()).isTrue();
    }
    assertThat(meta.next(20))
        .as(jar.tail())
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200))
        .allSatisfy(answer -> assertThat(answer.took()).isLessThan(TOLD_WITHIN));
    assertThat(jar.alive()).as(jar.tail()).isTrue();
  }

  @Test
  @Order(1)
  void webhooks_under_a_false_signature_held_open() {
    var head =
        "POST /webhooks/messenger HTTP/1.1\n"
            + HOST
            + "X-Hub-Signature-256: sha256="
            + "0".repeat(64)
            + "\nContent-Length: 1048576\n\n";

    peers.join(300, head + "x".repeat(1_000_000));

    messengerIsAnsweredMeanwhile();
  }

  @Test
  @Order(2)
  void sign_ins_held_open() {
    var head = "POST /api/v1/session HTTP/1.1\n" + HOST + "Content-Type: application/json\n";

    peers.join(1_300, head + "Content-Length: 65536\n\n" + " ".repeat(65_000));
    peers.join(1_400, head + "Transfer-Encoding: chunked\n\nFDE8\n" + " ".repeat(65_000) + "\n");

    messengerIsAnsweredMeanwhile();
  }

  @Test
  @Order(3)
  void heads_of_a_thousand_tiny_headers_each_never_finished() {
    peers.join(2_700, "GET / HTTP/1.1\n" + HOST + "a:\n".repeat(1_500));
    peers.join(1_300, "GET / HTTP/1.1\n" + HOST + "a: " + "b".repeat(7_000));

    messengerIsAnsweredMeanwhile();
  }

  @Test
  @Order(4)
  void answers_that_nobody_reads() {
    var keys =
        IntStream.range(0, 7_000)
            .mapToObj(i -> "\"k" + i + "\":1")
            .collect(Collectors.joining(","));
    var body = "{" + keys + "}";
    var typed = HOST + "Content-Type: application/json\nContent-Length: " + body.length() + "\n";

    peers.join(100, "POST /api/v1/session HTTP/1.1\n" + typed + "\n" + body);
    peers.join(20, "POST /api/v1/campaigns HTTP/1.1\n" + typed + TOKEN + "\n" + body);
    try (var greedy = new Peers(PORT)) {
      greedy.join(300, ("GET /api/v1/openapi.yaml HTTP/1.1\n" + HOST + "\n").repeat(200));
      greedy.join(300, ("GET /images/coupon.png HTTP/1.1\n" + HOST + "\n").repeat(200));

      messengerIsAnsweredMeanwhile();
      Await.until(Duration.ofSeconds(20), () -> greedy.connected() == 0);
    }
  }

  @Test
  @Order(5)
  void leads_of_nothing_but_brackets_under_a_long_name() {
    var body = "{\"" + "k".repeat(32_000) + "\":[" + "[],".repeat(10_600) + "[]]}";

    peers.join(
        40,
        "POST /api/v1/leads HTTP/1.1\n"
            + HOST
            + TOKEN
            + "Content-Type: application/json\nContent-Length: "
            + body.length()
            + "\n\n"
            + body);

    messengerIsAnsweredMeanwhile();
  }

  @Test
  @Order(6)
  void four_thousand_idle_connections() {
    peers.join(4_000, "GET /health/live HTTP/1.1\n" + HOST + "\n");

    messengerIsAnsweredMeanwhile();
  }

  @Test
  @Order(7)
  void as_many_live_streams_as_there_may_be_and_nobody_reads_them() {
    new Sql(database).run(SIGNED_IN_25_TIMES, Shop.PAGE);
    for (int i = 1; i <= 25; i++) {
      var cookie = "Cookie: promobot=browser-" + i + "\n";
      peers.join(20, "GET /api/v1/live?campaign=welcome HTTP/1.1\n" + HOST + cookie + "\n");
    }
    Await.until(() -> peers.answered(200) == 500);

    messengerIsAnsweredMeanwhile();

    assertThat(peers.connected()).isEqualTo(500);
  }

  @Test
  @Order(8)
  void four_thousand_with_the_token_who_ask_without_end_and_read_nothing() {
    for (var path : List.of("campaigns", "customers", "deliveries", "status")) {
      var ask = "GET /api/v1/" + path + " HTTP/1.1\n" + HOST + TOKEN + "\n";
      peers.join(1_000, ask.repeat(100));
    }

    messengerIsAnsweredMeanwhile();
  }

  @Test
  @Order(9)
  void then_it_ends_in_time() {
    long told = Pauses.nanos();

    assertThat(jar.stop()).isIn(0, 143);

    assertThat(Duration.ofNanos(Pauses.nanos() - told)).isLessThan(ENDED_WITHIN);
    assertThat(jar.output()).doesNotContain("OutOfMemory", "out of memory");
  }
}
