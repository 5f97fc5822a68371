package io.promobot.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.outbox.Backoff;
import io.promobot.outbox.Settlement;
import io.promobot.outbox.Settlement.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallVerdictsTest {
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final CallVerdicts VERDICTS = new CallVerdicts(new Backoff(() -> 1), GRACE);

  @ParameterizedTest(name = "{0} at try {1} → {2} for {3}, costs {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOT_REACHED       | 1    | QUEUED    | PT2S  | 1
          NOT_REACHED       | 5    | QUEUED    | PT32S | 1
          NOT_REACHED       | 1000 | QUEUED    | PT10M | 1
          NOT_SECURE        | 1    | QUEUED    | PT2S  | 1
          LOGIN_REFUSED     | 1    | QUEUED    | PT2S  | 1
          BUSY              | 2    | QUEUED    | PT4S  | 1
          ADDRESS_BUSY      | 2    | QUEUED    | PT4S  | 1
          NOT_PREPARED      | 3    | QUEUED    | PT8S  | 1
          NO_ANSWER         | 1    | UNKNOWN   | PT30S | 1
          BREAKER_OPEN      | 9    | QUEUED    | PT1S  | 0
          THROTTLED         | 1    | QUEUED    | PT15S | 0
          NOT_SET_UP        | 1    | QUEUED    | PT15S | 0
          ADDRESS_REFUSED   | 1    | FAILED    | PT0S  | 1
          ADDRESS_FORBIDDEN | 1    | FAILED    | PT0S  | 1
          REFUSED           | 1    | FAILED    | PT0S  | 1
          NO_ADDRESS        | 1    | FAILED    | PT0S  | 1
          CHANNEL_GONE      | 1    | FAILED    | PT0S  | 1
          CHANNEL_REMOVED   | 1    | FAILED    | PT0S  | 1
          ERASED            | 1    | CANCELLED | PT0S  | 1
          """)
  void every_reason_has_its_consequence(
      Reason reason, int attempts, State state, Duration pause, int cost) {
    Settlement settlement =
        VERDICTS.of(call(attempts, false), new SendFailure(reason, "550 because"));

    assertThat(settlement.state()).isEqualTo(state);
    assertThat(settlement.pause()).isEqualTo(pause);
    assertThat(settlement.attempts()).as("attempts it cost").isEqualTo(cost);
    assertThat(settlement.id()).isEqualTo(42);
    assertThat(settlement.lease()).isEqualTo(3);
    assertThat(settlement.reason()).contains(reason.key());
    assertThat(settlement.detail()).isEqualTo("550 because");
  }

  @Test
  void what_may_be_a_duplicate_already_is_not_sent_a_third_time() {
    SendFailure noAnswer = new SendFailure(Reason.NO_ANSWER, "");

    assertThat(VERDICTS.of(call(2, true), noAnswer).state()).isEqualTo(State.FAILED);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT0S", "PT20S, PT20S", "PT999H, PT1H"})
  void a_pause_is_as_long_as_the_other_side_asks_within_reason(Duration asked, Duration kept) {
    SendFailure throttled = new SendFailure(Reason.THROTTLED, "", Optional.of(asked));

    assertThat(VERDICTS.of(call(1, false), throttled).pause()).isEqualTo(kept);
  }

  @Test
  void what_is_too_old_keeps_the_last_words() {
    Settlement settlement = VERDICTS.tooOld(call(9, false));

    assertThat(settlement.state()).isEqualTo(State.FAILED);
    assertThat(settlement.reason()).contains("too_old");
    assertThat(settlement.detail()).isEqualTo("421 later");
  }

  @Test
  void an_event_is_tried_again_whatever_the_program_said() {
    for (Reason reason :
        List.of(Reason.BUSY, Reason.REFUSED, Reason.CHANNEL_GONE, Reason.NO_ANSWER)) {
      Settlement settlement = VERDICTS.of(event(), new SendFailure(reason, "HTTP 400"));

      assertThat(settlement.state()).as(reason.key()).isEqualTo(State.QUEUED);
      assertThat(settlement.attempts()).as(reason.key()).isEqualTo(1);
    }
  }

  @Test
  void an_event_ends_with_its_channel_or_its_person() {
    assertThat(VERDICTS.of(event(), new SendFailure(Reason.CHANNEL_REMOVED, "")).state())
        .isEqualTo(State.FAILED);
    assertThat(VERDICTS.of(event(), new SendFailure(Reason.ERASED, "")).state())
        .isEqualTo(State.CANCELLED);
  }

  private static DueCall event() {
    return new DueCall(call(true, 1, true), 3, false, "");
  }

  private static DueCall call(int attempts, boolean possibleDuplicate) {
    return new DueCall(call(false, attempts, possibleDuplicate), 3, false, "421 later");
  }

  private static Call call(boolean event, int attempts, boolean possibleDuplicate) {
    return new Call(
        42,
        "email",
        Optional.of(7L),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        event,
        attempts,
        Instant.parse("2026-03-01T12:00:00Z"),
        possibleDuplicate);
  }
}
