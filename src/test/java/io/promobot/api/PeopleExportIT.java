package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.customer.Person;
import io.promobot.text.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PeopleExportIT {
  private static final String TABLE = "/api/v1/campaigns/welcome/people.csv";
  private static ShopServer server;

  @BeforeAll
  static void start() {
    server = new ShopServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void all_is_well() {
    server.shop.asked.clear();
    server.shop.brokenPart = 0;
    server.shop.ana = person("Ana");
  }

  private static Person person(String name) {
    return new Person(
        Optional.of("3"), Optional.of("42"), Optional.of(name), "", Optional.of(FakeShop.NOON));
  }

  @Test
  void all_parts_come_as_one_table_to_be_saved() {
    var answer = server.browser("GET", TABLE + "?reached=revealed", "", server.signIn());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
    assertThat(answer.headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"welcome-revealed.csv\"");
    assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(answer.body())
        .isEqualTo(
            PeopleCsv.head(Csv.COMMA)
                + "\"Ana\",\"'42\",\"\",\"2026-11-20T12:00:00Z\"\r\n".repeat(3));
  }

  @Test
  void the_file_is_named_for_what_was_asked_and_never_for_an_origin() {
    var answer = server.script("GET", TABLE + "?without=seen&origin=%22%0d%0aX:%20y", "");

    assertThat(answer.headers().firstValue("content-disposition"))
        .hasValue("attachment; filename=\"welcome-without-seen.csv\"");
  }

  @Test
  void nobody_gets_it_without_signing_in_and_no_campaign_has_no_table() {
    assertThat(server.ask("GET", TABLE, "").statusCode()).isEqualTo(401);
    var missing = server.script("GET", "/api/v1/campaigns/nope/people.csv", "");

    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(server.script("GET", TABLE + "?reached=lost", "").statusCode()).isEqualTo(400);
    assertThat(server.shop.asked).noneMatch(question -> question.startsWith("export"));
  }

  @Test
  void what_fails_at_once_is_said_and_what_fails_half_way_breaks_off() {
    server.shop.brokenPart = 1;
    assertThat(server.script("GET", TABLE, "").statusCode()).isEqualTo(503);

    server.shop.brokenPart = 3;
    assertThatThrownBy(() -> server.script("GET", TABLE, ""))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void who_does_not_read_makes_the_next_part_wait() throws IOException, InterruptedException {
    // more than the network between us can buffer
    server.shop.ana = person("x".repeat(3 * 1024 * 1024));
    var request =
        HttpRequest.newBuilder(server.at(TABLE))
            .header("authorization", "Bearer " + ShopServer.TOKEN)
            .build();

    var answer = server.client.send(request, BodyHandlers.ofInputStream());
    assertThat(server.script("GET", "/api/v1/status", "").statusCode()).isEqualTo(200);
    assertThat(asked("export 2")).isFalse();
    long length;
    try (var body = answer.body()) {
      length = body.transferTo(OutputStream.nullOutputStream());
    }

    assertThat(length).isGreaterThan(3L * 3 * 1024 * 1024);
    assertThat(asked("export 3")).isTrue();
  }

  private static boolean asked(String question) {
    return server.shop.asked.stream().anyMatch(each -> each.startsWith(question));
  }
}
