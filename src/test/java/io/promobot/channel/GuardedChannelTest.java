package io.promobot.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Breaker.Settings;
import io.promobot.channel.Breaker.State;
import io.promobot.flow.Message;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(VertxExtension.class)
@Timeout(30)
class GuardedChannelTest {
  private static final Outgoing<Message> HELLO =
      new Outgoing<>("row-1", "7", new Message(Message.Kind.TEXT, "Hi", "", "", List.of()));
  private static final Settings BRIEF =
      new Settings(Duration.ofSeconds(5), 5, Duration.ofMillis(100));
  private static final Settings FOR_EVER =
      new Settings(Duration.ofSeconds(5), 5, Duration.ofMinutes(5));

  private Vertx vertx;
  private final FakeChannel inner = new FakeChannel();
  private final BlockingQueue<State> changes = new LinkedBlockingQueue<>();

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
  }

  @Test
  void five_failures_in_a_row_open_it_and_nothing_is_sent_then() {
    GuardedChannel<Message> channel = guarded(FOR_EVER);
    inner.fails(Reason.NO_ANSWER);

    IntStream.range(0, 5)
        .forEach(i -> assertThat(outcome(channel.send(HELLO))).isEqualTo("NO_ANSWER"));

    assertThat(outcome(channel.send(HELLO))).isEqualTo("BREAKER_OPEN");
    assertThat(channel.state()).isEqualTo(State.OPEN);
    assertThat(changes).containsExactly(State.OPEN);
    assertThat(inner.calls()).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void only_the_other_sides_health_counts(Reason reason) {
    GuardedChannel<Message> channel = guarded(FOR_EVER);
    inner.fails(reason);

    IntStream.range(0, 30).forEach(i -> outcome(channel.send(HELLO)));

    assertThat(channel.state()).isEqualTo(reason.unhealthy() ? State.OPEN : State.CLOSED);
  }

  @Test
  void a_fault_of_our_own_does_not_count_and_still_reaches_the_caller() {
    GuardedChannel<Message> channel = guarded(FOR_EVER);
    inner.throwsUp();

    IntStream.range(0, 30)
        .forEach(i -> assertThat(outcome(channel.send(HELLO))).isEqualTo("IllegalStateException"));

    assertThat(channel.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void every_second_failure_opens_it_too() {
    GuardedChannel<Message> channel = guarded(FOR_EVER);

    for (int i = 0; i < 20; i++) {
      if (i % 2 == 0) {
        inner.fails(Reason.BUSY);
      } else {
        inner.succeeds();
      }
      outcome(channel.send(HELLO));
    }

    assertThat(channel.state()).isEqualTo(State.OPEN);
    assertThat(inner.calls()).isEqualTo(10);
  }

  @Test
  void every_third_failure_does_not() {
    GuardedChannel<Message> channel = guarded(FOR_EVER);

    for (int i = 0; i < 60; i++) {
      if (i % 3 == 0) {
        inner.fails(Reason.BUSY);
      } else {
        inner.succeeds();
      }
      outcome(channel.send(HELLO));
    }

    assertThat(channel.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void a_slow_send_is_sent_once() {
    GuardedChannel<Message> channel =
        guarded(new Settings(Duration.ofMillis(100), 5, Duration.ofMinutes(5)));
    inner.hangs();

    assertThat(outcome(channel.send(HELLO))).isEqualTo("NO_ANSWER");
    assertThat(inner.calls()).isEqualTo(1);
  }

  @Test
  void after_its_rest_exactly_one_trial_goes_through() throws InterruptedException {
    GuardedChannel<Message> channel = opened(BRIEF);
    assertThat(next()).isEqualTo(State.HALF_OPEN);
    Promise<Sent> trial = inner.hangs();

    Future<Sent> first = channel.send(HELLO);
    List<String> others =
        IntStream.range(0, 49).mapToObj(i -> outcome(channel.send(HELLO))).toList();
    trial.complete(new Sent("m_1"));

    assertThat(others).containsOnly("BREAKER_OPEN");
    assertThat(outcome(first)).isEqualTo("m_1");
    assertThat(next()).isEqualTo(State.CLOSED);
    assertThat(channel.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void a_failed_trial_opens_it_again() throws InterruptedException {
    GuardedChannel<Message> channel = opened(BRIEF);
    assertThat(next()).isEqualTo(State.HALF_OPEN);

    assertThat(outcome(channel.send(HELLO))).isEqualTo("NO_ANSWER");

    assertThat(next()).isEqualTo(State.OPEN);
    assertThat(next()).isEqualTo(State.HALF_OPEN);
  }

  @Test
  void a_trial_that_hangs_does_not_keep_it_half_open() throws InterruptedException {
    GuardedChannel<Message> channel =
        opened(new Settings(Duration.ofMillis(200), 5, Duration.ofMillis(100)));
    assertThat(next()).isEqualTo(State.HALF_OPEN);
    inner.hangs();

    assertThat(outcome(channel.send(HELLO))).isEqualTo("NO_ANSWER");
    assertThat(next()).isEqualTo(State.OPEN);
  }

  @Test
  void a_refused_trial_shows_that_the_other_side_is_well() throws InterruptedException {
    GuardedChannel<Message> channel = opened(BRIEF);
    assertThat(next()).isEqualTo(State.HALF_OPEN);
    inner.fails(Reason.UNREACHABLE);

    assertThat(outcome(channel.send(HELLO))).isEqualTo("UNREACHABLE");
    assertThat(next()).isEqualTo(State.CLOSED);
  }

  @Test
  void a_late_success_from_before_the_opening_closes_nothing() throws InterruptedException {
    GuardedChannel<Message> channel = guarded(BRIEF);
    Promise<Sent> late = inner.hangs();
    Future<Sent> early = channel.send(HELLO);
    open(channel);
    assertThat(next()).isEqualTo(State.HALF_OPEN);

    late.complete(new Sent("m_late"));

    assertThat(outcome(early)).isEqualTo("m_late");
    assertThat(channel.state()).isEqualTo(State.HALF_OPEN);
    assertThat(changes).isEmpty();
  }

  @Test
  void late_failures_from_before_the_opening_do_not_prolong_it() throws InterruptedException {
    GuardedChannel<Message> channel = guarded(BRIEF);
    List<Promise<Sent>> late =
        IntStream.range(0, 20).mapToObj(i -> inner.hangsOn(channel, HELLO)).toList();
    open(channel);
    assertThat(next()).isEqualTo(State.HALF_OPEN);
    inner.succeeds();
    assertThat(outcome(channel.send(HELLO))).isEqualTo("m_1");
    assertThat(next()).isEqualTo(State.CLOSED);

    late.forEach(promise -> promise.fail(new SendFailure(Reason.NO_ANSWER, "late")));

    assertThat(outcome(channel.send(HELLO))).isEqualTo("m_1");
    assertThat(channel.state()).isEqualTo(State.CLOSED);
  }

  private GuardedChannel<Message> opened(Settings settings) throws InterruptedException {
    GuardedChannel<Message> channel = guarded(settings);
    open(channel);
    return channel;
  }

  private void open(GuardedChannel<Message> channel) throws InterruptedException {
    inner.fails(Reason.NO_ANSWER);
    IntStream.range(0, 5).forEach(i -> outcome(channel.send(HELLO)));
    assertThat(next()).isEqualTo(State.OPEN);
  }

  private GuardedChannel<Message> guarded(Settings settings) {
    return new GuardedChannel<>(vertx, "messenger", inner, settings, changes::add);
  }

  private State next() throws InterruptedException {
    return changes.poll(5, TimeUnit.SECONDS);
  }

  private static String outcome(Future<?> future) {
    try {
      Object result =
          future.toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
      return result instanceof Sent sent ? sent.messageId() : "done";
    } catch (CompletionException e) {
      return e.getCause() instanceof SendFailure failure
          ? failure.reason().name()
          : e.getCause().getClass().getSimpleName();
    }
  }
}
