package io.promobot.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures, the people behind them and where they came from, as the API tells them. */
@Timeout(30)
class FiguresApiIT {
  private static ApiClient api;

  @BeforeAll
  static void start() {
    api = new ApiClient();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @BeforeEach
  void all_is_well() {
    api.allIsWell();
  }

  @Test
  void figures_are_shown_as_designed() {
    api.shop().reveals.set(3);
    var answer = api.get("/campaigns/welcome/stats?version=2&origin=counter%20poster&line=web");
    api.fitting(answer, "/campaigns/{id}/stats", "get");
    api.shop().reveals.set(0);

    assertThat(answer.body())
        .startsWith("{\"campaign\":\"welcome\",\"people\":{\"sent\":3,\"delivered\":3,\"seen\":3,")
        .contains("\"taps\":{\"SHOW_COUPON\":0,\"NO_THANKS\":0,")
        .contains("\"paths\":[{\"path\":[\"sent\",\"delivered\",");
    assertThat(api.shop().asked)
        .containsExactly(
            "campaign welcome",
            "stats welcome Slice[version=Optional[2], origin=Optional[counter poster],"
                + " line=Optional[web], language=Optional.empty, since=Optional.empty]");
    ApiClient.problem(api.get("/campaigns/nope/stats"), 404);
  }

  @Test
  void the_people_behind_a_figure_are_listed_and_who_was_erased_has_no_name() {
    var list =
        api.fitting(
            api.get(
                "/campaigns/welcome/people?reached=seen&without=revealed&origin=a%20b&line=web&limit=3"),
            "/campaigns/{id}/people",
            "get");

    assertThat(list.getString("next")).isEqualTo("next one");
    var people = list.getJsonArray("people");
    assertThat(people.getJsonObject(0).fieldNames())
        .containsExactly("customer_id", "name", "origin", "at");
    assertThat(people.getJsonObject(0).getString("name")).isEqualTo("Ana");
    assertThat(people.getJsonObject(1).getString("customer_id")).isNull();
    assertThat(api.shop().asked)
        .containsExactly(
            "campaign welcome",
            "people PeopleFilter[campaign=welcome, reached=Optional[seen],"
                + " without=Optional[revealed], origin=Optional[a b],"
                + " line=Optional[web], language=Optional.empty, since=Optional.empty] 3 Optional.empty");
    ApiClient.problem(api.get("/campaigns/nope/people"), 404);
  }

  @Test
  void campaigns_are_compared_that_are_named_once_each() {
    var nobody = api.fitting(api.get("/compare?by=line"), "/compare", "get");
    assertThat(nobody.getString("by")).isEqualTo("line");
    assertThat(nobody.getJsonArray("rows")).isEmpty();
    assertThat(api.get("/compare.csv?format=plain&by=origin").body())
        .isEqualTo(
            "\"campaign\",\"name\",\"part\",\"variant\",\"origin\",\"people\",\"coupons_used\","
                + "\"sales\",\"discount\",\"cost_per_coupon\",\"currency\"\r\n");
    ApiClient.problem(api.get("/compare?campaign=one&campaign=two"), 404);
    ApiClient.problem(api.get("/compare.csv?campaign=one"), 404);
  }

  @Test
  void more_campaigns_than_fit_or_ids_that_are_none_are_refused() {
    String eleven =
        IntStream.rangeClosed(1, 11).mapToObj(n -> "campaign=c" + n).collect(joining("&"));

    assertThat(ApiClient.problem(api.get("/compare?" + eleven), 400).getString("detail"))
        .isEqualTo("campaign may have at most 10 entries");
    var odd = ApiClient.problem(api.get("/compare?campaign=a&campaign=%20"), 400);
    assertThat(odd.getString("detail")).isEqualTo("campaign may only be ids of campaigns");
    assertThat(ApiClient.problem(api.get("/compare?by=weather"), 400).getString("detail"))
        .isEqualTo("by must be one of origin, line");
    String often = "campaign=c1&".repeat(30);
    ApiClient.problem(api.get("/compare?" + often), 404);
  }

  @Test
  void figures_are_shown_over_time_and_by_origin() {
    var days = api.get("/campaigns/welcome/history?step=day&hours=168");
    assertThat(api.fitting(days, "/campaigns/{id}/history", "get").getString("step"))
        .isEqualTo("day");
    assertThat(days.body())
        .contains("\"time_zone\":\"Asia/Tokyo\"")
        .contains(
            "{\"at\":\"2026-11-20T12:00:00Z\",\"day\":\"2026-11-20\",\"people\":{\"sent\":0,");
    api.fitting(
        api.get("/campaigns/welcome/history?from=2026-11-20"), "/campaigns/{id}/history", "get");
    api.fitting(api.get("/campaigns/welcome/history"), "/campaigns/{id}/history", "get");
    api.fitting(
        api.get("/campaigns/welcome/origins?from=2026-11-20"), "/campaigns/{id}/origins", "get");
    api.fitting(api.get("/campaigns/welcome/origins"), "/campaigns/{id}/origins", "get");

    assertThat(api.shop().asked)
        .contains("history welcome DAY 168", "history welcome HOUR 24", "origins welcome")
        .contains("history welcome HOUR 2026-11-20")
        .contains("origins welcome since 2026-11-20T00:00:00Z");
    ApiClient.problem(api.get("/campaigns/nope/history"), 404);
    ApiClient.problem(api.get("/campaigns/nope/origins"), 404);
  }

  @Test
  void where_everybody_came_from_is_told_for_the_days_asked_for() {
    api.fitting(api.get("/origins"), "/origins", "get");
    api.fitting(api.get("/origins?from=2026-11-01&to=2026-11-21"), "/origins", "get");

    assertThat(api.shop().asked)
        .containsExactly(
            "origins Optional.empty Optional.empty",
            "origins Optional[2026-11-01] Optional[2026-11-21]");
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-11-21&to=2026-11-20, from, must not be after to",
    "from=yesterday, from, must be a day such as 2026-11-21",
    "to=2026-02-30, to, must be a day such as 2026-11-21",
    "to=%2B999999-01-01, to, must be a day such as 2026-11-21",
    "from=, from, must be a day such as 2026-11-21"
  })
  void a_day_that_is_none_is_refused_with_its_name(String query, String field, String message) {
    var mistake =
        ApiClient.problem(api.get("/origins?" + query), 400)
            .getJsonArray("errors")
            .getJsonObject(0);

    assertThat(mistake.getString("field")).isEqualTo(field);
    assertThat(mistake.getString("message")).isEqualTo(message);
    assertThat(api.shop().asked).isEmpty();
  }
}
