package io.promobot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Reason;
import io.promobot.channel.SendFailure;
import io.promobot.outbox.Settlement.Aftermath;
import io.promobot.outbox.Settlement.State;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictsTest {
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Verdicts VERDICTS = new Verdicts(new Backoff(() -> 1), GRACE);

  /** One line per reason: what happens after a first attempt that ended that way. */
  private static final String FIRST_TRIES =
      """
      NOT_REACHED       | QUEUED  | PT2S  | 1 | NONE          | false
      NOT_SECURE        | QUEUED  | PT2S  | 1 | NONE          | false
      BUSY              | QUEUED  | PT2S  | 1 | NONE          | false
      NO_ANSWER         | UNKNOWN | PT30S | 1 | NONE          | false
      BREAKER_OPEN      | QUEUED  | PT1S  | 0 | NONE          | false
      NOT_PREPARED      | QUEUED  | PT1S  | 0 | NONE          | false
      THROTTLED         | QUEUED  | PT0S  | 0 | NONE          | true
      NOT_SET_UP        | QUEUED  | PT0S  | 0 | NONE          | true
      TOKEN_REFUSED     | QUEUED  | PT0S  | 0 | NONE          | true
      NO_PERMISSION     | QUEUED  | PT0S  | 0 | NONE          | true
      PAGE_RESTRICTED   | QUEUED  | PT0S  | 0 | NONE          | true
      IMAGE_NOT_FETCHED | QUEUED  | PT2S  | 1 | NONE          | false
      LOGIN_REFUSED     | QUEUED  | PT2S  | 1 | NONE          | false
      WINDOW_CLOSED     | FAILED  | PT0S  | 1 | WINDOW_CLOSED | false
      OPTED_OUT         | FAILED  | PT0S  | 1 | OPTED_OUT     | false
      UNREACHABLE       | FAILED  | PT0S  | 1 | BLOCKED       | false
      UNKNOWN_PERSON    | FAILED  | PT0S  | 1 | NONE          | false
      COOLING_DOWN      | FAILED  | PT0S  | 1 | NONE          | false
      HUMAN_HANDLING    | FAILED  | PT0S  | 1 | NONE          | false
      REFUSED           | FAILED  | PT0S  | 1 | NONE          | false
      ADDRESS_BUSY      | QUEUED  | PT2S  | 1 | NONE          | false
      ADDRESS_REFUSED   | FAILED  | PT0S  | 1 | NONE          | false
      ADDRESS_FORBIDDEN | FAILED  | PT0S  | 1 | NONE          | false
      NO_ADDRESS        | FAILED  | PT0S  | 1 | NONE          | false
      CHANNEL_GONE      | FAILED  | PT0S  | 1 | NONE          | false
      CHANNEL_REMOVED   | FAILED  | PT0S  | 1 | NONE          | false
      ERASED            | CANCELLED | PT0S | 1 | NONE         | false
      """;

  @ParameterizedTest(name = "{0} → {1} for {2}, costs {3}, teaches {4}, pauses the page: {5}")
  @CsvSource(delimiter = '|', textBlock = FIRST_TRIES)
  void every_reason_has_its_consequence(
      Reason reason, State state, Duration pause, int cost, Aftermath lesson, boolean pausesPage) {
    Settlement settlement = VERDICTS.of(Rows.FIRST_TRY, failure(reason));

    assertThat(settlement.state()).isEqualTo(state);
    assertThat(settlement.pause()).isEqualTo(pause);
    assertThat(settlement.attempts()).as("attempts it cost").isEqualTo(cost);
    assertThat(settlement.aftermath()).isEqualTo(lesson);
    assertThat(settlement.pausesPage()).as("pauses the page").isEqualTo(pausesPage);
  }

  @Test
  void the_table_above_forgets_no_reason() {
    List<String> lines = FIRST_TRIES.lines().map(line -> line.split(" ")[0]).toList();

    assertThat(lines)
        .containsExactlyElementsOf(Arrays.stream(Reason.values()).map(Enum::name).toList());
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void a_settlement_answers_its_claim_with_the_reason_and_messengers_words(Reason reason) {
    Settlement settlement = VERDICTS.of(Rows.FIRST_TRY, failure(reason));

    assertThat(settlement.id()).isEqualTo(42);
    assertThat(settlement.lease()).isEqualTo(3);
    assertThat(settlement.reason()).contains(reason.key());
    assertThat(settlement.detail()).isEqualTo("(#1) because");
    assertThat(settlement.messageId()).isEmpty();
  }

  @ParameterizedTest(name = "{0} at attempt {1} → {2} for {3}")
  @CsvSource({
    "BUSY,              5,    QUEUED, PT32S",
    "NOT_REACHED,       1000, QUEUED, PT10M",
    "IMAGE_NOT_FETCHED, 2,    FAILED, PT0S",
    "IMAGE_NOT_FETCHED, 3,    FAILED, PT0S",
    "BREAKER_OPEN,      1000, QUEUED, PT1S",
  })
  void later_attempts_wait_longer_and_an_image_is_given_up_after_two(
      Reason reason, int attempts, State state, Duration pause) {
    Settlement settlement = VERDICTS.of(Rows.tried(attempts), failure(reason));

    assertThat(settlement.state()).isEqualTo(state);
    assertThat(settlement.pause()).isEqualTo(pause);
  }

  @Test
  void what_may_be_a_duplicate_already_is_not_sent_a_third_time() {
    Settlement settlement = VERDICTS.of(Rows.possibleDuplicate(), failure(Reason.NO_ANSWER));

    assertThat(settlement.state()).isEqualTo(State.FAILED);
    assertThat(settlement.aftermath()).isEqualTo(Aftermath.NONE);
  }

  @Test
  void a_possible_duplicate_that_was_surely_not_sent_is_tried_again() {
    Settlement settlement = VERDICTS.of(Rows.possibleDuplicate(), failure(Reason.NOT_REACHED));

    assertThat(settlement.state()).isEqualTo(State.QUEUED);
  }

  private static SendFailure failure(Reason reason) {
    return new SendFailure(reason, "(#1) because");
  }
}
