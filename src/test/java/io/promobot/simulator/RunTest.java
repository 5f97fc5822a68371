package io.promobot.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs of the crowd, received by a product that tells the coupon story. */
class RunTest {
  private static final JsonObject RUN =
      new JsonObject()
          .put("customers", 200)
          .put("yes", 0.6)
          .put("reveal", 0.8)
          .put("seed", 7)
          .put("arrivals_per_second", 2000)
          .put("pace_ms", 2);

  private static final JsonObject NONE = new JsonObject();

  private Predicate<JsonObject> tapped(String payload) {
    return event ->
        event.containsKey("postback")
            && event.getJsonObject("postback").getString("payload").equals(payload);
  }

  private List<JsonObject> play(SimulatorHouse house) {
    house.tellTheCouponStory();
    house.post("/run", RUN);
    awaitTheEnd(house);
    return house.product.events();
  }

  private void awaitTheEnd(SimulatorHouse house) {
    house.product.await(96, tapped("REVEAL:welcome"));
    house.product.await(40, tapped("NO_THANKS:welcome"));
    house.product.awaitPeople(180, event -> event.containsKey("read"));
    // 200 welcomes, 120 coupons, 136 last words.
    house.product.await(456, event -> event.getJsonObject("message", NONE).containsKey("is_echo"));
  }

  @Test
  void who_is_put_off_by_a_wording_reads_it_and_goes_no_further() {
    try (SimulatorHouse house = new SimulatorHouse()) {
      house.tellTheCouponStory();
      house.post("/run", RUN.copy().put("puts_off", new JsonArray().add("")).put("put_off", 1));

      house.product.awaitPeople(180, event -> event.containsKey("read"));
      assertThat(house.product.events())
          .noneMatch(
              event ->
                  event.containsKey("postback")
                      && event.getJsonObject("postback").getString("payload").contains("COUPON"));
    }
  }

  @Test
  void quotas_are_kept_to_the_person() {
    try (SimulatorHouse house = new SimulatorHouse()) {
      house.tellTheCouponStory();

      JsonObject run = house.post("/run", RUN);
      awaitTheEnd(house);
      JsonObject progress = house.look("/runs/" + run.getString("run"));

      assertThat(run.getInteger("yes")).isEqualTo(120);
      assertThat(run.getInteger("no")).isEqualTo(40);
      assertThat(run.getInteger("reveal")).isEqualTo(96);
      assertThat(run.getInteger("read")).isEqualTo(180);
      assertThat(house.product.events(tapped("start"))).hasSize(200);
      assertThat(house.product.events(tapped("SHOW_COUPON:welcome"))).hasSize(120);
      assertThat(house.product.events(tapped("REVEAL:welcome"))).hasSize(96);
      assertThat(house.product.events(tapped("NO_THANKS:welcome"))).hasSize(40);
      assertThat(progress.getInteger("arrived")).isEqualTo(200);
      assertThat(progress.getInteger("welcomed")).isEqualTo(200);
      assertThat(progress.getInteger("read")).isEqualTo(180);
      assertThat(progress.getInteger("revealed")).isEqualTo(96);
      assertThat(progress.getBoolean("finished")).isTrue();
      assertThat(house.product.forged()).isZero();
      assertThat(house.simulator.ledger().totals().duplicateMetadata()).isGreaterThan(0);
    }
  }

  @Test
  void a_way_that_the_simulator_does_not_know_is_refused() {
    try (SimulatorHouse house = new SimulatorHouse()) {
      var answer = house.call(HttpMethod.POST, "/run", RUN.copy().put("by", "pigeon"));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.bodyAsString()).contains("by must be messenger, website or both");
    }
  }

  @Test
  void the_same_seed_gives_the_same_people_doing_the_same_things_in_the_same_order() {
    Map<String, List<String>> first;
    Map<String, List<String>> second;
    try (SimulatorHouse house = new SimulatorHouse()) {
      first = taps(play(house));
    }
    try (SimulatorHouse house = new SimulatorHouse()) {
      second = taps(play(house));
    }

    assertThat(second).isEqualTo(first).hasSize(200);
  }

  private Map<String, List<String>> taps(List<JsonObject> events) {
    return events.stream()
        .filter(event -> event.containsKey("postback"))
        .collect(
            Collectors.groupingBy(
                event -> event.getJsonObject("sender").getString("id"),
                Collectors.mapping(this::tap, Collectors.toList())));
  }

  private String tap(JsonObject event) {
    JsonObject postback = event.getJsonObject("postback");
    return postback.getString("payload") + postback.getJsonObject("referral", NONE).encode();
  }

  @Test
  void a_later_message_with_buttons_is_answered_as_cast() {
    try (SimulatorHouse house = new SimulatorHouse()) {
      String accepting =
          taps(play(house)).entrySet().stream()
              .filter(person -> person.getValue().contains("SHOW_COUPON:welcome{}"))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow();

      SimulatorHouse.get(
          house.send(
              accepting,
              SimulatorHouse.buttons("Again?", "SHOW_COUPON:spring:é", "NO_THANKS:spring")));

      assertThat(house.product.await(1, tapped("SHOW_COUPON:spring:é"))).hasSize(1);
    }
  }

  @Test
  void another_story_is_played_to_its_end_without_being_known() {
    try (SimulatorHouse house = new SimulatorHouse()) {
      house.askForStars();

      JsonObject run = house.post("/run", RUN);
      house.product.await(40, event -> words(event).length() > 1);
      house.product.awaitLinks(96);
      // 200 questions, 160 answers to the stars.
      house.product.await(
          360, event -> event.getJsonObject("message", NONE).containsKey("is_echo"));
      house.product.awaitPeople(180, event -> event.containsKey("read"));

      assertThat(house.product.events(event -> "45".contains(starsIn(event)))).hasSize(120);
      assertThat(house.product.events(event -> "123".contains(starsIn(event)))).hasSize(40);
      assertThat(house.product.events().stream().map(this::starsIn).distinct())
          .contains("1", "2", "3", "4", "5");
      assertThat(house.look("/runs/" + run.getString("run")).getBoolean("finished")).isTrue();
      assertThat(house.product.openedBy()).allMatch(agent -> agent.startsWith("Mozilla/5.0"));
    }
  }

  @Test
  void a_run_is_finished_when_the_bot_offers_nothing_more_to_those_who_would_go_on() {
    try (SimulatorHouse house = new SimulatorHouse()) {
      house.askForStarsAndOnlyThank();

      String run = house.post("/run", RUN).getString("run");

      Await.until(() -> house.look("/runs/" + run).getBoolean("finished"));
      JsonObject progress = house.look("/runs/" + run);
      assertThat(progress.getInteger("yes")).isEqualTo(120);
      assertThat(progress.getInteger("no")).isEqualTo(40);
      assertThat(progress.getInteger("read")).isEqualTo(180);
      assertThat(progress.getInteger("revealed")).isZero();
    }
  }

  private String words(JsonObject event) {
    JsonObject message = event.getJsonObject("message", NONE);
    boolean theirs = !message.containsKey("is_echo") && !message.containsKey("quick_reply");
    return theirs ? message.getString("text", "") : "";
  }

  private String starsIn(JsonObject event) {
    return event
        .getJsonObject("message", NONE)
        .getJsonObject("quick_reply", NONE)
        .getString("payload", "none");
  }
}
