package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The e-mails of real jars to customers; the database and the mail server outlive them. */
@Timeout(180)
class LetterIT {
  private static final String TOKEN = "canary-api-token-letters";
  private static final Duration DELAY = Duration.ofSeconds(6);
  private static final Duration LATEST = Duration.ofSeconds(60);

  /** What was under way in a killed jar is taken up again after its lease of a minute. */
  private static final Duration LATEST_AFTER_KILL = Duration.ofSeconds(90);

  private final DatabaseAddress database = TestDatabase.fresh();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Instant> due = new HashMap<>();
  private final List<PromobotJar> jars = new ArrayList<>();

  @AfterEach
  void close() {
    jars.forEach(PromobotJar::close);
  }

  private PromobotJar start(int port, int mailPort, Duration delay) {
    PromobotJar jar =
        PromobotJar.start(
            Map.of(
                "DATABASE_URL",
                PromobotJar.url(database),
                "PORT",
                String.valueOf(port),
                "BIND",
                "127.0.0.1",
                "API_TOKEN",
                TOKEN,
                "ECHO_GRACE",
                "1s",
                "WELCOME_DELAY",
                delay.toSeconds() + "s",
                "SMTP_URL",
                "smtp://127.0.0.1:" + mailPort + "?starttls=disabled",
                "MAIL_FROM",
                "shop@example.com"));
    jars.add(jar);
    return jar;
  }

  /** As Landbot registers: without any header. */
  private void register(int port, String email) {
    String person = "{\"name\":\"Ana\",\"email\":\"" + email + "\",\"phone\":\"612345678\"}";
    URI address = URI.create("http://127.0.0.1:" + port + "/umishop_api/user?token=" + TOKEN);
    JsonObject answer =
        new JsonObject(
            send(
                HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(person))));
    due.put(email, Instant.parse(answer.getString("welcome_at")));
  }

  private JsonObject lead(int port, String email) {
    URI address = URI.create("http://127.0.0.1:" + port + "/api/v1/leads?q=" + email);
    String found =
        send(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + TOKEN).GET());
    return new JsonObject(found).getJsonArray("leads").getJsonObject(0);
  }

  private String state(int port, String email) {
    return lead(port, email).getJsonObject("welcome").getString("state");
  }

  private String send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return answer.body();
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String person(int number) {
    return "ana" + number + "@example.com";
  }

  private void everybodyGotOneLetterInTime(Letterbox mail) {
    Await.until(LATEST, () -> mail.letters().size() == due.size());
    mail.letters()
        .forEach(
            (who, times) -> {
              assertThat(times).as("letters for " + who).hasSize(1);
              assertThat(times.get(0)).as("when " + who + " got it").isAfterOrEqualTo(due.get(who));
            });
  }

  @Test
  void the_letter_outlives_a_kill_9_and_comes_once_not_before_its_time() {
    int port = PromobotJar.freePort();
    try (Letterbox mail = new Letterbox(0)) {
      PromobotJar first = start(port, mail.port(), DELAY).ready();
      for (int i = 0; i < 10; i++) {
        register(port, person(i));
      }
      first.kill();
      assertThat(mail.letters()).as("letters before the kill").isEmpty();

      PromobotJar second = start(port, mail.port(), DELAY).ready();
      everybodyGotOneLetterInTime(mail);
      // a process killed before it has noted that a letter is sent leaves it in doubt, rightly
      Await.until(
          LATEST, () -> due.keySet().stream().allMatch(who -> "sent".equals(state(port, who))));

      second.kill();
      start(port, mail.port(), DELAY).ready();
      register(port, "late@example.com");
      everybodyGotOneLetterInTime(mail);
      assertThat(state(port, person(3))).isEqualTo("sent");
    }
  }

  @Test
  void a_mail_server_that_was_down_gets_each_letter_once_when_it_is_back() {
    int port = PromobotJar.freePort();
    int mailPort = PromobotJar.freePort();
    start(port, mailPort, Duration.ofSeconds(1)).ready();
    register(port, person(1));
    register(port, person(2));

    Await.until(LATEST, () -> reason(port).contains("mail server"));
    try (Letterbox mail = new Letterbox(mailPort)) {
      everybodyGotOneLetterInTime(mail);
    }
  }

  /** As the dashboard does; answers with the request's address. */
  private URI answerQuestion(int port) {
    String requests = "http://127.0.0.1:" + port + "/api/v1/requests";
    String question = "{\"topic\":\"Sales\",\"message\":\"Silk?\",\"email\":\"ana@example.com\"}";
    JsonObject asked = new JsonObject(send(json(URI.create(requests), question)));
    URI request = URI.create(requests + "/" + asked.getString("id"));
    send(json(URI.create(request + "/answers"), "{\"text\":\"Yes.\"}"));
    return request;
  }

  private static HttpRequest.Builder json(URI address, String body) {
    return HttpRequest.newBuilder(address)
        .header("Authorization", "Bearer " + TOKEN)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private String answerState(URI request) {
    String found = send(HttpRequest.newBuilder(request).header("Authorization", "Bearer " + TOKEN));
    return new JsonObject(found).getJsonArray("answers").getJsonObject(0).getString("state");
  }

  @Test
  void an_answer_to_a_question_outlives_a_kill_9_and_comes_once() {
    int port = PromobotJar.freePort();
    int mailPort = PromobotJar.freePort();
    PromobotJar first = start(port, mailPort, DELAY).ready();
    URI request = answerQuestion(port);
    first.kill();

    try (Letterbox mail = new Letterbox(mailPort)) {
      start(port, mailPort, DELAY).ready();

      Await.until(LATEST_AFTER_KILL, () -> answerState(request).equals("sent"));
      assertThat(mail.letters().get("ana@example.com")).hasSize(1);
    }
  }

  private String reason(int port) {
    return String.valueOf(lead(port, person(1)).getJsonObject("welcome").getString("reason"));
  }

  @Test
  void two_replicas_send_each_letter_once() {
    int one = PromobotJar.freePort();
    int other = PromobotJar.freePort();
    try (Letterbox mail = new Letterbox(0)) {
      start(one, mail.port(), Duration.ofSeconds(1));
      start(other, mail.port(), Duration.ofSeconds(1));
      jars.forEach(PromobotJar::ready);

      for (int i = 0; i < 30; i++) {
        register(i % 2 == 0 ? one : other, person(i));
      }

      everybodyGotOneLetterInTime(mail);
    }
  }
}
