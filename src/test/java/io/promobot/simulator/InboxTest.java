package io.promobot.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.client.SMTPException;
import org.subethamail.smtp.client.SmartClient;

/** The simulator's mail server and webhooks, as the product sees them. */
class InboxTest {
  private static final String LETTER =
      """
      From: =?UTF-8?Q?Umi_Shop?= <shop@example.com>
      To: ana@example.com
      Reply-To: help@example.com
      Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=
      Message-ID: <7.x@example.com>
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary="b"

      --b
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Gr=C3=BC=C3=9Fe
      --b
      Content-Type: text/html; charset=utf-8

      <p>Hi</p>
      --b--
      """
          .replace("\n", "\r\n");

  private HttpClient client;
  private final SimulatorHouse house = new SimulatorHouse();
  private final int port = house.simulator.openMailbox();

  @AfterEach
  void close() {
    house.close();
  }

  private void mail() throws IOException {
    SmartClient client =
        SmartClient.createAndConnect(
            "127.0.0.1", port, Optional.empty(), "tests", Optional.empty());
    try {
      client.from("shop@example.com");
      client.to("ana@example.com");
      client.dataStart();
      client.dataWrite(LETTER.getBytes(StandardCharsets.US_ASCII));
      client.dataEnd();
    } finally {
      client.quit();
    }
  }

  private HttpResponse<Buffer> hook(String path, String body) {
    return house.call(HttpMethod.POST, "/hooks/" + path, new JsonObject(body));
  }

  private void fail(String what, String mode) {
    house.ok(HttpMethod.PUT, "/failures/" + what, new JsonObject().put("mode", mode));
  }

  private List<JsonObject> list(String path, String name) {
    return house.look(path).getJsonArray(name).stream().map(JsonObject.class::cast).toList();
  }

  @Test
  void a_mail_sent_over_smtp_is_in_the_mailbox_as_a_mail_program_shows_it() throws IOException {
    mail();

    JsonObject mail = list("/mailbox", "mails").get(0);
    assertThat(mail.getString("to")).isEqualTo("ana@example.com");
    assertThat(mail.getString("from")).isEqualTo("Umi Shop <shop@example.com>");
    assertThat(mail.getString("reply_to")).isEqualTo("help@example.com");
    assertThat(mail.getString("subject")).isEqualTo("Grüße");
    assertThat(mail.getString("text").strip()).isEqualTo("Grüße");
    assertThat(mail.getString("html")).contains("<p>Hi</p>");
    assertThat(mail.getString("message_id")).isEqualTo("<7.x@example.com>");
    assertThat(mail.getString("at")).isNotBlank();
  }

  @Test
  void the_mail_server_fails_as_it_is_told_and_recovers() throws IOException {
    fail("mail", "refuse_recipient");
    assertThatThrownBy(this::mail)
        .isInstanceOfSatisfying(
            SMTPException.class,
            refused -> assertThat(refused.getResponse().getCode()).isEqualTo(550));
    fail("mail", "busy");
    assertThatThrownBy(this::mail)
        .isInstanceOfSatisfying(
            SMTPException.class, busy -> assertThat(busy.getResponse().getCode()).isEqualTo(450));
    fail("mail", "down");
    assertThatThrownBy(this::mail).isInstanceOf(IOException.class);
    assertThat(list("/mailbox", "mails")).isEmpty();

    fail("mail", "drop_after_data");
    assertThatThrownBy(this::mail)
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(SMTPException.class);
    assertThat(list("/mailbox", "mails")).hasSize(1);

    fail("mail", "ok");
    mail();
    assertThat(list("/mailbox", "mails")).hasSize(2);
  }

  @Test
  void slack_takes_a_text_and_answers_in_its_own_words() {
    assertThat(hook("slack/sales", "{\"text\":\"Ana asks\"}").bodyAsString()).isEqualTo("ok");
    assertThat(hook("slack/sales", "{}").bodyAsString()).isEqualTo("no_text");

    JsonObject message = list("/slack", "messages").get(0);
    assertThat(message.getString("kind")).isEqualTo("slack");
    assertThat(message.getString("room")).isEqualTo("sales");
    assertThat(message.getString("text")).isEqualTo("Ana asks");
  }

  @Test
  void slack_shows_what_was_escaped_and_does_what_was_not() {
    hook("slack/sales", "{\"text\":\"&lt;!channel&gt; &amp;amp; <!here>\"}");

    assertThat(list("/slack", "messages").get(0).getString("text"))
        .isEqualTo("<!channel> &amp; @here");
  }

  @Test
  void other_hooks_have_rooms_too_and_a_webhook_keeps_its_headers() {
    assertThat(hook("discord/sales", "{\"content\":\"Ana asks\"}").statusCode()).isEqualTo(204);
    assertThat(hook("webhook/crm", "{\"id\":\"7\"}").statusCode()).isEqualTo(204);
    assertThat(hook("pigeon/roof", "{}").statusCode()).isEqualTo(404);

    assertThat(list("/hooks", "messages"))
        .extracting(each -> each.getString("kind") + " " + each.getString("text"))
        .containsExactly("webhook {\"id\":\"7\"}", "discord Ana asks");
    assertThat(list("/slack", "messages")).isEmpty();
  }

  @Test
  void hooks_fail_as_they_are_told() {
    fail("slack", "rate_limited");
    HttpResponse<Buffer> limited = hook("slack/sales", "{\"text\":\"x\"}");
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.getHeader("Retry-After")).isEqualTo("2");

    fail("slack", "gone");
    assertThat(hook("slack/sales", "{\"text\":\"x\"}").statusCode()).isEqualTo(404);

    fail("slack", "down");
    assertThat(hook("slack/sales", "{\"text\":\"x\"}").statusCode()).isEqualTo(503);

    fail("slack", "ok");
    assertThat(hook("slack/sales", "{\"text\":\"x\"}").statusCode()).isEqualTo(200);
    assertThat(
            house
                .call(HttpMethod.PUT, "/failures/slack", new JsonObject().put("mode", "on holiday"))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void the_inbox_is_shown_live() {
    Promise<String> shown = Promise.promise();
    StringBuilder stream = new StringBuilder();
    // Vert.x closes a client that nobody references, whatever is on its way.
    client = house.vertx().createHttpClient();
    SimulatorHouse.get(
        client
            .request(HttpMethod.GET, house.port(), "127.0.0.1", "/simulator/inbox/live")
            .compose(request -> request.send().onSuccess(r -> follow(r, stream, shown))));

    hook("slack/sales", "{\"text\":\"hello there\"}");

    assertThat(SimulatorHouse.get(shown.future())).startsWith("event: inbox\ndata: {\"mails\":[");
  }

  private static void follow(
      HttpClientResponse response, StringBuilder stream, Promise<String> shown) {
    response.handler(
        chunk -> {
          stream.append(chunk);
          if (stream.indexOf("hello there") > 0) {
            shown.tryComplete(stream.toString());
          }
        });
  }

  @Test
  void only_the_newest_arrivals_are_kept() {
    IntStream.range(0, 205).forEach(n -> hook("slack/r", "{\"text\":\"n" + n + "\"}"));

    List<JsonObject> all = list("/slack?limit=200", "messages");
    assertThat(all).hasSize(200);
    assertThat(all.get(0).getString("text")).isEqualTo("n204");
  }
}
