package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Segments over real HTTP: saved, counted, listed, exported, and used to send a campaign. */
@Timeout(120)
class SegmentApiIT {
  private static final JsonObject POSTER = new JsonObject().put("origin", "poster");

  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open();
    shop.come("1001", "poster", false);
    shop.come("1002", "poster", false);
    shop.come("1003", "flyer", false);
    shop.tap("1001", "SHOW_COUPON:welcome");
    shop.tap("1001", "REVEAL:welcome");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Shop.Answer create(String name, JsonObject where) {
    return shop.api(
        "POST", "/segments", new JsonObject().put("name", name).put("where", where).encode());
  }

  private JsonObject count(JsonObject where) {
    var answer = shop.api("POST", "/segments/count", new JsonObject().put("where", where).encode());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static JsonObject stage(String reached, String not) {
    return new JsonObject()
        .put(
            "stage",
            new JsonObject().put("campaign", "welcome").put("reached", reached).put("not", not));
  }

  @Test
  void a_segment_is_saved_counted_shown_exported_changed_and_deleted() {
    var where =
        new JsonObject().put("all", new JsonArray().add(POSTER).add(stage("revealed", "redeemed")));

    var made = create("Poster, not used", where);

    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String id = made.json().getString("id");
    assertThat(made.json().getJsonObject("where")).isEqualTo(where);
    assertThat(shop.look("/segments").getJsonArray("segments"))
        .hasSize(1)
        .first()
        .isEqualTo(made.json());
    assertThat(count(where))
        .isEqualTo(new JsonObject("{\"people\":1,\"exact\":true,\"low\":1,\"high\":1}"));
    assertThat(count(POSTER).getInteger("people")).isEqualTo(2);
    assertThat(Shop.objects(shop.look("/segments/%s/people".formatted(id)).getJsonArray("people")))
        .singleElement()
        .extracting(person -> person.getString("origin"))
        .isEqualTo("poster");
    var table = shop.api("GET", "/segments/%s/people.csv".formatted(id), "");
    assertThat(table.raw().headers().firstValue("content-disposition").orElse(""))
        .contains("poster-not-used.csv");
    assertThat(table.text())
        .contains("\"name\",\"psid\",\"origin\",\"at\"", "1001")
        .doesNotContain("1002");

    var changed =
        shop.api("PATCH", "/segments/" + id, new JsonObject().put("where", POSTER).encode());
    assertThat(changed.json().getJsonObject("where")).isEqualTo(POSTER);
    assertThat(changed.json().getString("name")).isEqualTo("Poster, not used");

    assertThat(shop.api("DELETE", "/segments/" + id, "").status()).isEqualTo(204);
    assertThat(shop.api("DELETE", "/segments/" + id, "").status()).isEqualTo(404);
    assertThat(shop.api("GET", "/segments/%s/people".formatted(id), "").status()).isEqualTo(404);
  }

  @Test
  void a_mistake_is_reported_at_its_place_and_nothing_is_saved() {
    var nobody =
        new JsonObject().put("all", new JsonArray().add(POSTER).add(stage("eaten", "redeemed")));

    var refused = create("Nobody", nobody);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getJsonArray("errors").getJsonObject(0).getString("field"))
        .isEqualTo("where.all.2.stage.reached");
    assertThat(create("", POSTER).status()).isEqualTo(400);
    assertThat(create("Poster", POSTER).status()).isEqualTo(201);
    assertThat(create("pOSTER", POSTER).json().getString("detail"))
        .isEqualTo("name is the name of another segment; choose another one");
    assertThat(shop.look("/segments").getJsonArray("segments")).hasSize(1);
  }

  @Test
  void a_campaign_is_made_for_a_segment_reaches_it_and_is_sent_to_it() {
    String segment = create("Poster", POSTER).json().getString("id");
    String campaign =
        shop.api("POST", "/campaigns", "{\"name\":\"Spring\"}").json().getString("id");
    String path = "/campaigns/" + campaign;

    var chosen = shop.api("PUT", path + "/audience", "{\"segment\":\"%s\"}".formatted(segment));

    assertThat(chosen.json().getJsonObject("segment"))
        .isEqualTo(new JsonObject().put("id", segment).put("name", "Poster"));
    assertThat(shop.api("DELETE", "/segments/" + segment, "").json().getString("detail"))
        .isEqualTo("The campaign “Spring” is for these people; choose others there first");
    assertThat(shop.look(path + "/reach?segment=" + segment).getInteger("reachable")).isEqualTo(2);
    assertThat(shop.look(path + "/reach").getInteger("reachable")).isEqualTo(2);
    assertThat(shop.look(path + "/reach?segment=everybody").getInteger("reachable")).isEqualTo(3);
    assertThat(shop.api("GET", path + "/reach?segment=77", "").json().getString("detail"))
        .isEqualTo("segment is not the id of one of your segments");
    shop.api("PATCH", path, "{\"copy\":{\"welcome\":\"Something new, {name}!\"}}");

    var planned = shop.api("POST", path + "/send", "{\"at\":\"2027-03-01T12:00\"}");
    assertThat(planned.json().getJsonObject("planned").getString("segment")).isEqualTo(segment);
    shop.api("DELETE", "/schedule/" + planned.json().getJsonObject("planned").getString("id"), "");

    var sent = shop.api("POST", path + "/send", "");

    assertThat(sent.status()).as(sent.text()).isEqualTo(202);
    assertThat(sent.json().getInteger("queued")).isEqualTo(2);
    assertThat(sent.json().getJsonObject("skipped").getInteger("already_in")).isZero();
  }

  @Test
  void null_for_the_segment_is_everybody_also_when_a_campaign_is_for_some() {
    String segment = create("Poster", POSTER).json().getString("id");
    shop.api("POST", "/campaigns", "{\"name\":\"Spring\"}");
    shop.api("PATCH", "/campaigns/c1", "{\"copy\":{\"welcome\":\"Something new, {name}!\"}}");
    shop.api("PUT", "/campaigns/c1/audience", "{\"segment\":\"%s\"}".formatted(segment));

    var sent = shop.api("POST", "/campaigns/c1/send", "{\"segment\":null}");

    assertThat(sent.json().getInteger("queued")).as(sent.text()).isEqualTo(3);
  }

  @Test
  void a_send_without_a_body_goes_to_everybody_when_nobody_was_chosen() {
    shop.api("POST", "/campaigns", "{\"name\":\"Spring\"}");
    shop.api("PATCH", "/campaigns/c1", "{\"copy\":{\"welcome\":\"Something new, {name}!\"}}");

    assertThat(shop.api("POST", "/campaigns/c1/send", "").json().getInteger("queued")).isEqualTo(3);
  }
}
