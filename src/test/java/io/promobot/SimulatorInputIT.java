package io.promobot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.Shop.Answer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad requests to the simulator, where the product mounts it. */
@Timeout(60)
class SimulatorInputIT {
  private static final String CHUNKED = "Transfer-Encoding: chunked\n\n";
  private static Shop shop;

  @BeforeAll
  static void open() {
    shop = Shop.open();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static Answer ask(String method, String path, String body) {
    return shop.ask(method, "/simulator" + path, body.getBytes(UTF_8));
  }

  private static JsonObject problem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    return answer.json();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          customers           | {"customers":0}
          customers           | {"customers":100001}
          customers           | {"customers":2.5}
          customers           | {"customers":"many"}
          customers           | {"customers":null}
          customers           | {"customers":99999999999999999999999}
          yes                 | {"yes":1.1}
          yes                 | {"yes":-0.1}
          yes                 | {"yes":"most"}
          no                  | {"no":2}
          no                  | {"no":[]}
          no                  | {"yes":0.7,"no":0.4}
          reveal              | {"reveal":true}
          reveal              | {"reveal":-1}
          read                | {"read":{}}
          read                | {"yes":0.6,"no":0.2,"read":0.7}
          seed                | {"seed":"7"}
          seed                | {"seed":0.5}
          seed                | {"seed":99999999999999999999999}
          arrivals_per_second | {"arrivals_per_second":0}
          arrivals_per_second | {"arrivals_per_second":10001}
          arrivals_per_second | {"arrivals_per_second":"fast"}
          pace_ms             | {"pace_ms":-1}
          pace_ms             | {"pace_ms":600001}
          pace_ms             | {"pace_ms":[800]}
          origins             | {"origins":"poster"}
          origins             | {"origins":[1]}
          origins             | {"origins":[null]}
          by                  | {"by":"pigeon"}
          by                  | {"by":""}
          by                  | {"by":5}
          """)
  void a_run_that_cannot_be_is_refused_with_the_field_to_fix(String field, String body) {
    JsonObject problem = problem(ask("POST", "/run", body), 400);

    assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field")).isEqualTo(field);
    assertThat(problem.getString("detail")).startsWith(field + " must ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "\"x\"", "null", "{", "{]", "{\"yes\":1,\"yes\":2}", " "})
  void a_body_that_is_not_an_object_is_refused(String body) {
    assertThat(problem(ask("POST", "/run", body), 400).getString("detail")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT  | /failures       | mode       | {"mode":"broken"}
          PUT  | /failures       | echoes     | {"echoes":"yes"}
          PUT  | /failures/mail  | mode       | {"mode":"broken"}
          PUT  | /failures/slack | latency_ms | {"latency_ms":-1}
          POST | /block          | share      | {"share":3}
          POST | /customers      | name       | {"name":5}
          GET  | /customers?limit=0    | limit | ''
          GET  | /customers?limit=many | limit | ''
          GET  | /ledger/sends?after=x | after | ''
          """)
  void so_is_every_other_wrong_value(String method, String path, String field, String body) {
    JsonObject problem = problem(ask(method, path, body), 400);

    assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field")).isEqualTo(field);
  }

  @Test
  void what_a_person_does_needs_its_words() {
    String psid = ask("POST", "/customers", "{}").json().getString("psid");
    String chat = "/customers/" + psid;

    assertThat(problem(ask("POST", chat + "/tap", "{}"), 400).getString("detail"))
        .isEqualTo("payload is missing");
    assertThat(problem(ask("POST", chat + "/react", "{\"reaction\":\"nod\"}"), 400).encode())
        .contains("reaction must be one of angry, dislike");
    assertThat(problem(ask("POST", chat + "/react", "{}"), 400).encode()).contains("mid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/runs/99", "/customers/12/chat", "/customers/12/live"})
  void what_is_not_there_is_not_found(String path) {
    problem(ask("GET", path, ""), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\n\n{{{{",
        "Content-Type: multipart/form-data\nContent-Length: 3\n\n--x",
        "Content-Type: application/x-www-form-urlencoded\nContent-Length: 5\n\na=%zz",
        "Content-Type: application/x-www-form-urlencoded\nContent-Length: 3\n\n%=&",
        CHUNKED + "zz\nhello\n0\n\n",
        CHUNKED + "5\nhello\n-1\n\n",
        CHUNKED + "FFFFFFFFFFFF\nhello\n0\n\n"
      })
  void a_body_that_cannot_be_read_is_not_our_failure(String rest) throws IOException {
    try (var errors = LogLines.errors()) {
      for (var path : new String[] {"/run", "/graph/v23.0/me/messages", "/hooks/slack/a", "/no"}) {
        var answer =
            answer("POST /simulator" + path + " HTTP/1.1\nHost: a\nConnection: close\n" + rest);

        assertThat(answer).as(path).matches("(?s)(HTTP/1.1 [24].*)?");
      }
      assertThat(errors.all()).isEmpty();
    }
  }

  @Test
  void a_form_where_none_can_be_is_not_our_failure() throws IOException {
    try (var errors = LogLines.errors()) {
      var answer =
          answer(
              "GET /simulator/ledger HTTP/1.1\nHost: a\nConnection: close\n"
                  + "Content-Type: multipart/form-data; boundary=x\n\n");

      assertThat(answer).matches("(?s)HTTP/1.1 [24].*");
      assertThat(errors.all()).isEmpty();
    }
  }

  private static String answer(String request) throws IOException {
    try (var peer = new Socket("127.0.0.1", shop.port)) {
      peer.getOutputStream().write(request.replace("\n", "\r\n").getBytes(ISO_8859_1));
      return new String(peer.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @Test
  void a_page_on_another_site_cannot_play_with_the_demo() throws Exception {
    var request =
        HttpRequest.newBuilder(shop.at("/simulator/run"))
            .header("origin", "https://evil.example")
            .header("content-type", "text/plain")
            .POST(BodyPublishers.ofString("{\"customers\":3}"))
            .build();

    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
  }
}
