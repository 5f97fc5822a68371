package io.promobot.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.promobot.http.Problem;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanReaderTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Rules NIGHT =
      new Rules(
          Optional.of(new Rules.Quiet(LocalTime.of(21, 0), LocalTime.of(9, 0))),
          Duration.ofHours(2));

  private static Plan read(String json) {
    return read(json, PlanReader.PLAIN);
  }

  private static Plan read(String json, Plan before) {
    return PlanReader.plan(new JsonObject(json), before, NIGHT, NOW, MADRID);
  }

  @Test
  void what_is_left_out_is_as_before() {
    var before =
        new Plan(
            NOW,
            Repeat.WEEKLY,
            EachRun.NEWCOMERS,
            Clock.SHOP,
            Optional.of(LocalDate.of(2027, 2, 28)));

    Plan moved = read("{\"at\":\"2026-12-01T17:00:00Z\"}", before);

    assertThat(moved)
        .isEqualTo(
            new Plan(
                Instant.parse("2026-12-01T17:00:00Z"),
                before.repeat(),
                before.eachRun(),
                before.clock(),
                before.until()));
    assertThat(read("{\"at\":\"2026-12-01T17:00:00Z\",\"repeat\":\"once\"}", before).until())
        .isEmpty();
    assertThat(read("{\"at\":\"2026-12-01T17:00:00Z\",\"until\":null}", before).until()).isEmpty();
  }

  private static List<Problem.Mistake> mistakes(String json) {
    return catchThrowableOfType(Problem.class, () -> read(json)).mistakes();
  }

  @Test
  void a_time_is_an_instant_whatever_its_offset() {
    assertThat(read("{\"at\":\"2026-12-01T18:00:00+01:00\"}"))
        .isEqualTo(
            new Plan(
                Instant.parse("2026-12-01T17:00:00Z"),
                Repeat.ONCE,
                EachRun.EVERYONE,
                Clock.SHOP,
                Optional.empty()));
  }

  @Test
  void a_time_without_an_offset_is_one_of_the_shops_clock() {
    assertThat(read("{\"at\":\"2026-12-01T18:00\"}"))
        .isEqualTo(read("{\"at\":\"2026-12-01T18:00:00+01:00\"}"));
  }

  @Test
  void a_send_may_repeat_until_a_day() {
    assertThat(
            read(
                "{\"at\":\"2026-12-01T17:00:00Z\",\"repeat\":\"weekly\",\"until\":\"2027-02-28\"}"))
        .isEqualTo(
            new Plan(
                Instant.parse("2026-12-01T17:00:00Z"),
                Repeat.WEEKLY,
                EachRun.EVERYONE,
                Clock.SHOP,
                Optional.of(LocalDate.of(2027, 2, 28))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"at":"tomorrow at six"} | at | is a time such as 2026-12-01T18:00:00+01:00
          {"at":"2026-11-30T11:58:00Z"} | at | is in the past; choose a time that is still to come
          {"at":"2029-12-01T12:00:00Z"} | at | is more than two years away; choose an earlier time
          {"at":"2026-12-01T02:00:00Z"} | at | is within the quiet hours; choose a time from 09:00 on
          {"at":"2026-12-01T12:00:00Z","until":"2026-12-24"} | until | is for sends that repeat; choose weekly or monthly, or leave it out
          {"at":"2026-12-01T12:00:00Z","repeat":"weekly","until":"2026-11-30"} | until | is before the first time; choose a later day
          """)
  void what_would_not_do_what_is_expected_is_refused(String json, String field, String message) {
    assertThat(mistakes(json)).containsExactly(new Problem.Mistake(field, message));
  }

  @Test
  void quiet_hours_have_two_different_ends() {
    assertThat(
            PlanReader.rules(
                new JsonObject(
                    "{\"quiet_from\":\"21:00\",\"quiet_until\":\"09:00\",\"grace_minutes\":120}")))
        .isEqualTo(NIGHT);
    for (String json :
        List.of(
            "{\"quiet_from\":\"21:00\",\"quiet_until\":null,\"grace_minutes\":0}",
            "{\"quiet_from\":null,\"quiet_until\":\"09:00\",\"grace_minutes\":0}",
            "{\"quiet_from\":\"09:00\",\"quiet_until\":\"09:00\",\"grace_minutes\":0}",
            "{\"quiet_from\":\"29:00\",\"quiet_until\":\"09:00\",\"grace_minutes\":0}")) {
      assertThat(
              catchThrowableOfType(Problem.class, () -> PlanReader.rules(new JsonObject(json)))
                  .mistakes())
          .as(json)
          .hasSize(1);
    }
  }
}
