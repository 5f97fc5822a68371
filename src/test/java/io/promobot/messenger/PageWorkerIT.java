package io.promobot.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetSocket;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(VertxExtension.class)
@Timeout(30)
class PageWorkerIT {
  private static final String ME = "{\"id\":\"104\",\"name\":\"Umi Shop\",\"category\":\"Shop\"}";
  private static final String WELCOME =
      """
      {"data":[{"get_started":{"payload":"start"},"greeting":[
      {"locale":"de_DE","text":"Hallo!"},{"locale":"default","text":"Hi!"}]}]}
      """;
  private static final String SUBSCRIBED =
      "{\"data\":[{\"id\":\"1\",\"subscribed_fields\":[\""
          + String.join("\",\"", PageClient.FIELDS)
          + "\"]}]}";

  private Vertx vertx;
  private final AtomicLong nanos = new AtomicLong();
  private volatile FakeGraph graph;
  private volatile String profile = WELCOME;
  private volatile String subscriptions = SUBSCRIBED;

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
  }

  @AfterEach
  void close() {
    graph.close();
  }

  /** Answers each call by its path. */
  private void open() {
    graph = FakeGraph.behaving(vertx, this::answer);
  }

  private void answer(NetSocket socket) {
    var asked = graph.requests().get(graph.requests().size() - 1);
    var path = asked.split(" ")[1];
    var body =
        path.contains("messenger_profile")
            ? profile
            : path.contains("subscribed_apps") ? subscriptions : ME;
    socket.write("HTTP/1.1 200 X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  private PageWorker worker(LookupClient lookups, String pageId) {
    var base = lookups.settings().base();
    return new PageWorker(
        vertx,
        lookups,
        new PageWorker.Setting(
            pageId,
            base,
            Optional.of("test_app_secret"),
            new PageWorker.Answering("(The simulator says so.)", "")),
        nanos::get);
  }

  /** One connection, so that the calls come one after the other. */
  private PageWorker worker() {
    return worker(graph.lookups(Duration.ofSeconds(2), 1), "104");
  }

  @Test
  void what_facebook_shows_is_asked_for_once_a_minute() {
    open();
    var worker = worker();

    var facts = Await.on(worker.facts());
    Await.on(worker.facts());

    assertThat(facts)
        .isEqualTo(
            new PageWorker.Facts(Optional.of("Umi Shop"), Optional.of(true), Optional.of("Hi!")));
    assertThat(graph.requests()).hasSize(2);
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    Await.on(worker.facts());
    assertThat(graph.requests()).hasSize(4);
  }

  @Test
  void while_facebook_is_away_nothing_is_known_but_the_name_once_told() {
    open();
    var worker = worker();
    Await.on(worker.facts());
    profile = "{\"error\":{\"code\":2,\"message\":\"away\"}}";
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());

    assertThat(Await.on(worker.facts()))
        .isEqualTo(
            new PageWorker.Facts(Optional.of("Umi Shop"), Optional.empty(), Optional.empty()));

    profile = "{\"data\":[]}";
    nanos.addAndGet(Duration.ofSeconds(11).toNanos());
    assertThat(Await.on(worker.facts()).getStarted()).hasValue(false);
  }

  @Test
  void a_facebook_that_never_answers_does_not_hold_the_page_up() {
    graph = FakeGraph.behaving(vertx, socket -> {});

    assertThat(Await.on(worker().facts()))
        .isEqualTo(new PageWorker.Facts(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void the_token_in_use_is_good_where_all_events_reach_us() {
    open();

    var good = Await.on(worker().check(Optional.empty()));
    assertThat(good.ok()).isTrue();
    assertThat(good.sentence())
        .contains("Umi Shop (104)", "its events reach us", "(The simulator says so.)");

    subscriptions = "{\"data\":[]}";
    var deaf = Await.on(worker().check(Optional.empty()));
    assertThat(deaf.ok()).isFalse();
    assertThat(deaf.sentence()).contains("do not reach us", "We keep subscribing automatically");
  }

  @Test
  void a_token_of_another_page_is_told_apart() {
    open();
    var lookups = graph.lookups(Duration.ofSeconds(2), 1);

    var typed = Await.on(worker(lookups, "999").check(Optional.of(" EAABtyped ")));
    assertThat(typed)
        .isEqualTo(
            new PageCheck(
                true,
                "The token is valid and belongs to Umi Shop (104). This server is set up for page"
                    + " 999. To change that, set MESSENGER_PAGE_ID to 104 and MESSENGER_PAGE_TOKEN"
                    + " to this token, and restart.",
                Optional.of("104"),
                Optional.of("Umi Shop")));
    var used = Await.on(worker(lookups, "999").check(Optional.empty()));
    assertThat(used.ok()).isFalse();
    assertThat(used.sentence()).contains("MESSENGER_PAGE_ID is 999");
  }

  @Test
  void a_typed_token_travels_in_a_header_with_its_own_proof() {
    open();

    Await.on(worker().check(Optional.of("EAABtyped")));

    assertThat(graph.requests())
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.lines().findFirst().orElseThrow()).doesNotContain("EAABtyped");
              assertThat(request.toLowerCase()).contains("authorization: bearer eaabtyped");
              assertThat(request).contains(GraphClient.proof("test_app_secret", "EAABtyped"));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          190|463|Session has expired|has expired
          190|467|invalid|mistyped, or was revoked
          190|0|Cannot parse access token|mistyped, or was revoked
          10|0|Application does not have permission|lacks a permission
          200|0|Requires pages_messaging|lacks a permission
          100|0|Tried accessing nonexisting field (category) on node type (User)|a person's token
          100|0|Invalid appsecret_proof provided in the API argument|different apps
          100|33|Unsupported get request|error 100/33
          368|0|blocked|restricted this page
          4|0|limit|slow down
          2|0|temporary|is not answering
          """)
  void each_refusal_has_its_own_sentence(int code, int subcode, String text, String words) {
    var error =
        "{\"error\":{\"code\":%d,\"error_subcode\":%d,\"message\":\"(#%d) %s\"}}"
            .formatted(code, subcode, code, text);
    graph = FakeGraph.answering(vertx, 400, error);

    var check = Await.on(worker().check(Optional.of("EAABtyped")));
    assertThat(check.ok()).isFalse();
    assertThat(check.sentence()).contains(words).doesNotContain("EAAB");
    assertThat(check.pageId()).isEmpty();
  }

  @Test
  void what_no_token_looks_like_is_not_sent_anywhere() {
    open();

    var check = Await.on(worker().check(Optional.of("EAAB\r\nX-Evil: 1")));

    assertThat(check.ok()).isFalse();
    assertThat(check.sentence()).contains("no token").doesNotContain("Evil");
    assertThat(graph.requests()).isEmpty();
  }

  @Test
  void nobody_at_the_other_end_is_told_in_words() {
    open();
    var gone = URI.create("http://127.0.0.1:1/");
    var lookups =
        LookupClient.of(
            vertx,
            new GraphClient(
                vertx,
                new GraphSettings(gone, "v25.0", "T", Optional.empty(), Duration.ofSeconds(1)),
                GraphClient.connections(vertx, 1)));

    assertThat(Await.on(worker(lookups, "104").check(Optional.empty())).sentence())
        .contains("is not answering");
  }

  @Test
  void a_greeting_is_set_with_the_button_and_seen_at_once() {
    open();
    var worker = worker();
    Await.on(worker.facts());

    var set = Await.on(worker.greet("Hi \"you\"!"));

    assertThat(set.ok()).isTrue();
    assertThat(graph.requests().get(2))
        .contains("POST /graph/v25.0/me/messenger_profile")
        .contains("\"get_started\":{\"payload\":\"start\"}")
        .contains("{\"locale\":\"default\",\"text\":\"Hi \\\"you\\\"!\"}");
    Await.on(worker.facts());
    assertThat(graph.requests()).hasSize(5);
  }
}
