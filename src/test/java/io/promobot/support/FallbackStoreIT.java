package io.promobot.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.support.Request.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FallbackStoreIT {
  private SupportHouse house;

  @BeforeEach
  void open() {
    house = new SupportHouse();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void what_slack_cannot_be_told_is_told_to_the_default_desk() {
    long request = house.asked("sales");
    house.settle(request, "failed", "channel_gone");

    house.tellOfFailed(request);

    assertThat(house.told(request)).extracting(Told::channel).containsExactly("Slack", "E-mail");
    Told failed = house.told(request).get(0);
    assertThat(failed.state()).isEqualTo("failed");
    assertThat(failed.reason()).contains("Slack says that this channel no longer exists.");
    assertThat(failed.detail()).contains("no_service");
    assertThat(failed.sentAt()).isEmpty();
    Told instead = house.told(request).get(1);
    assertThat(instead.fallback()).isTrue();
    assertThat(instead.state()).isEqualTo("queued");
  }

  @Test
  void the_same_failure_again_notifies_nobody_twice() {
    long request = house.asked("sales");
    house.settle(request, "failed", "channel_gone");

    house.tellOfFailed(request);
    house.tellOfFailed(request);

    assertThat(house.told(request)).hasSize(2);
  }

  @Test
  void a_stand_in_that_fails_ends_it() {
    long request = house.asked("sales");
    house.settle(request, "failed", "channel_gone");
    house.tellOfFailed(request);
    house.settle(request, "failed", "refused");
    Await.on(
        house.topics.update(
            house.topic("Everything else"),
            new TopicChange(
                Optional.empty(),
                Map.of(),
                Optional.of(List.of(house.channel("Slack"), house.channel("E-mail"))))));

    house.tellOfFailed(request);

    assertThat(house.told(request)).extracting(Told::state).containsExactly("failed", "failed");
  }

  @Test
  void the_default_desks_own_failure_has_nobody_to_fall_back_to() {
    long request = house.asked("Refunds");
    house.settle(request, "failed", "address_refused");

    house.tellOfFailed(request);

    assertThat(house.told(request)).hasSize(1);
    assertThat(house.told(request).get(0).reason())
        .contains("The mail server refused the address.");
  }

  @Test
  void nobody_is_notified_of_what_is_answered_or_erased_already() {
    long answered = house.asked("sales");
    Await.on(house.states.close(answered));
    house.settle(answered, "failed", "channel_gone");

    house.tellOfFailed(answered);

    assertThat(house.told(answered)).hasSize(1);
  }
}
