package io.promobot.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.calls.GuardedCaller;
import io.promobot.channel.Breaker;
import io.promobot.db.Await;
import io.promobot.desk.HookDeskChannel;
import io.promobot.desk.SlackBody;
import io.promobot.event.Subscription;
import io.promobot.hook.FakeHook;
import io.promobot.support.ChannelTestWorker.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The owner's test of a channel, over real HTTP and behind that channel's breaker. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class ChannelTestWorkerIT {
  private static final int OPENS_AFTER = 5;

  private Vertx vertx;
  private final SupportHouse house = new SupportHouse();
  private final ChannelStore store =
      new ChannelStore(house.shop.database, house.shop.page, house.topics);
  private DeskChannels kinds;
  private GuardedCaller guards;

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_channel_that_is_down_is_left_alone_and_the_owner_reads_so() {
    try (FakeHook hook = FakeHook.answering(500, "rollup_error")) {
      behindBreaker(hook, Duration.ofHours(1));
      long channel = channel(hook);
      for (int i = 0; i < OPENS_AFTER; i++) {
        assertThat(test(channel).answer()).contains("rollup_error");
      }
      assertThat(hook.requests()).hasSize(OPENS_AFTER);

      assertThat(test(channel))
          .isEqualTo(new Outcome(false, "Slack is having trouble; we are giving it a pause."));

      assertThat(hook.requests()).as("not asked again").hasSize(OPENS_AFTER);
      assertThat(stateOf(channel)).isEqualTo("open");
    }
  }

  @Test
  void after_its_rest_a_test_is_the_trial_that_closes_the_breaker() {
    Duration rest = Duration.ofMillis(200);
    long channel;
    try (FakeHook down = FakeHook.answering(500, "rollup_error")) {
      behindBreaker(down, rest);
      channel = channel(down);
      for (int i = 0; i < OPENS_AFTER; i++) {
        test(channel);
      }
    }
    try (FakeHook up = FakeHook.answering(200, "ok")) {
      kinds = slack(up);
      move(channel, up);
      Await.until(() -> stateOf(channel).equals("half_open"));

      assertThat(test(channel).arrived()).isTrue();

      Await.until(() -> stateOf(channel).equals("closed"));
    }
  }

  private void behindBreaker(FakeHook hook, Duration rest) {
    kinds = slack(hook);
    guards =
        new GuardedCaller(
            vertx,
            call -> Future.failedFuture("nothing is queued"),
            new Breaker.Settings(Duration.ofSeconds(10), OPENS_AFTER, rest),
            InstantSource.system());
  }

  private static DeskChannels slack(FakeHook hook) {
    return new DeskChannels(
        List.of(
            new HookDeskChannel(
                hook.client(), SlackBody.body(Optional.empty()), InstantSource.system())));
  }

  private Outcome test(long channel) {
    return Await.on(
        new ChannelTestWorker(
                store,
                kinds,
                new Sender(() -> "Umi Shop", "http://localhost"),
                InstantSource.system(),
                guards::past)
            .test(channel));
  }

  private String stateOf(long channel) {
    ChannelWorker worker = new ChannelWorker(store, kinds, guards::ofChannel, () -> "secret");
    return Await.on(worker.list()).stream()
        .filter(each -> each.id().equals(String.valueOf(channel)))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private long channel(FakeHook hook) {
    return Await.on(
        store.create("slack", "Sales", hook.address("x"), Subscription.NONE, Optional.empty()));
  }

  private void move(long channel, FakeHook hook) {
    Await.on(store.update(channel, "Sales", hook.address("x"), Subscription.NONE));
  }
}
