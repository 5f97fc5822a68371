package io.promobot;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Variants by the API, and what people on the website read. */
@Timeout(180)
class VariantApiIT {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final String VARIANTS = "/campaigns/welcome/variants";

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

  /** There, waves may be so short that a test sees some. */
  private void demo() {
    shop.close();
    shop = Shop.open(Map.of("BUSINESS_NAME", "Umi Shop"));
  }

  private JsonObject plan(String more) {
    var planned = shop.api("PUT", VARIANTS, "{\"variants\":2,\"goal\":\"responded\"" + more + "}");
    assertThat(planned.status()).as(planned.text()).isEqualTo(200);
    return planned.json();
  }

  private JsonObject post(String path) {
    var done = shop.api("POST", VARIANTS + path, "");
    assertThat(done.status()).as(done.text()).isEqualTo(200);
    return done.json();
  }

  private void say(String variant, String welcome) {
    var said =
        shop.api(
            "PATCH",
            VARIANTS + "/" + variant,
            new JsonObject()
                .put("copy", new JsonObject().put("welcome_nameless", welcome))
                .encode());
    assertThat(said.status()).as(said.text()).isEqualTo(200);
  }

  private String greeted() {
    var visitor = new ChatVisitor(shop.at("").toString(), "");
    visitor.does(ChatVisitor.event("start"));
    return visitor.messages().toString();
  }

  @Test
  void people_who_come_by_themselves_are_greeted_by_their_variant_and_counted_with_it() {
    demo();
    plan(",\"act_seconds\":2,\"wave_seconds\":2");
    say("B", "Psst, have you heard?");
    assertThat(greeted()).doesNotContain("Psst");

    post("/start");
    List<String> texts = Stream.generate(this::greeted).limit(20).toList();

    long second = texts.stream().filter(text -> text.contains("Psst")).count();
    assertThat(second).isBetween(1L, 19L);
    var figures = shop.look("/campaigns/welcome/experiment").getJsonObject("report");
    JsonArray lines = figures.getJsonArray("variants");
    assertThat(lines.getJsonObject(1).getLong("people")).isEqualTo(second);
    assertThat(lines.getJsonObject(0).getLong("people")).isEqualTo(20 - second);
    assertThat(figures.getString("verdict")).isEqualTo("early");
    assertThat(figures.getDouble("waiting_costs_daily")).isNotNull();
    Await.until(
        LIMIT,
        () ->
            shop.look("/campaigns/welcome/experiment")
                    .getJsonObject("report")
                    .getInteger("undecided")
                == 0);
  }

  @Test
  void one_is_used_for_everybody_and_its_words_are_the_campaigns() {
    plan("");
    say("B", "Psst, have you heard?");
    post("/start");

    JsonObject over = post("/B/use");

    assertThat(over.getString("state")).isEqualTo("over");
    assertThat(over.getString("chosen")).isEqualTo("B");
    assertThat(greeted()).contains("Psst");
    assertThat(shop.look("/campaigns/welcome").getJsonObject("copy").getString("welcome_nameless"))
        .isEqualTo("Psst, have you heard?");
  }

  @Test
  void what_cannot_be_is_refused_and_says_why() {
    assertThat(shop.look(VARIANTS).getValue("trial")).isNull();
    assertThat(shop.look("/campaigns/welcome/experiment").getValue("report")).isNull();
    assertThat(shop.api("PUT", VARIANTS, "{\"variants\":5,\"goal\":\"revealed\"}").status())
        .isEqualTo(400);
    String often = "{\"variants\":2,\"goal\":\"revealed\",\"wave_seconds\":59}";
    assertThat(shop.api("PUT", VARIANTS, often).text()).contains("must be at least 60");
    plan("");
    var code = shop.api("PATCH", VARIANTS + "/B", "{\"copy\":{\"code\":\"OTHER\"}}");
    assertThat(code.status()).isEqualTo(400);
    assertThat(code.text()).contains("is the same in every variant");
    var same = shop.api("POST", VARIANTS + "/start", "");
    assertThat(same.status()).isEqualTo(409);
    assertThat(same.text()).contains("Some variants say the same (A, B)");
    assertThat(shop.api("POST", VARIANTS + "/B/use", "").status()).isEqualTo(409);
    say("B", "Psst, have you heard?");
    post("/start");
    assertThat(shop.api("PUT", VARIANTS, "{\"variants\":3,\"goal\":\"revealed\"}").status())
        .isEqualTo(409);
    assertThat(shop.api("DELETE", VARIANTS, "").status()).isEqualTo(409);
    assertThat(shop.api("POST", VARIANTS + "/D/use", "").status()).isEqualTo(404);
  }
}
