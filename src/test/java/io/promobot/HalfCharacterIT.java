package io.promobot;

import static io.promobot.ChatVisitor.event;
import static io.promobot.ChatVisitor.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No string of a stranger makes an event that cannot be stored. */
@Timeout(120)
class HalfCharacterIT {
  private SimulatedMeta meta;
  private Shop shop;

  @BeforeEach
  void open() {
    meta = SimulatedMeta.apart();
    shop = Shop.before(meta, Map.of("BUSINESS_NAME", "Umi Shop"));
  }

  @AfterEach
  void close() {
    shop.close();
    meta.close();
  }

  /** As it is written in JSON: an encoder of ours would write a question mark. */
  private void sends(ChatVisitor visitor, String type, String payload, String text)
      throws Exception {
    String body =
        "{'events':[{'id':'%s','type':'%s','payload':'%s','text':'%s'}]}"
            .formatted(UUID.randomUUID(), type, payload, text)
            .replace('\'', '"');
    var request =
        HttpRequest.newBuilder(URI.create(shop.at("/api/v1/chat/events").toString()))
            .header("content-type", "application/json")
            .header("authorization", "Bearer " + visitor.token)
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(visitor.http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
  }

  @Test
  void half_a_character_in_whatever_a_visitor_sends_parks_nothing() throws Exception {
    var ana = new ChatVisitor(shop.at("").toString(), "poster");
    ana.does(event("start"));

    sends(ana, "tap", "TOPIC:\\ud800", "");
    sends(ana, "tap", "TOPIC:\\u001b[31m", "\\udc00");
    sends(ana, "text", "", "where is it \\ud83d");
    sends(ana, "tap", "SIGN_UP", "\\ud800");
    sends(ana, "text", "", "Ana \\ud83d");
    sends(ana, "text", "", "\\ud83d@example.com");
    sends(ana, "tap", "SPEAK:\\ud800", "\\ud800");
    ana.does(text("STOP"));

    assertThat(shop.sql.number("SELECT count(*) FROM event WHERE state = 'parked'")).isZero();
    JsonObject request = shop.look("/requests").getJsonArray("requests").getJsonObject(0);
    assertThat(request.getString("topic")).isEqualTo("Everything else");
    assertThat(request.getString("message")).isEqualTo("where is it \uFFFD");
  }
}
