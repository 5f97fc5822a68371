package io.promobot.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.channel.Breaker;
import io.promobot.channel.Breaker.State;
import io.promobot.channel.GuardedChannel;
import io.promobot.channel.Outgoing;
import io.promobot.channel.Reason;
import io.promobot.flow.Message;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Messenger that is down is not asked again for a while, by anybody who looks something up. */
@ExtendWith(VertxExtension.class)
@Timeout(30)
class LookupClientIT {
  private static final String PSID = "7300000000000001";
  private static final int OPENS_AFTER = 5;

  private FakeGraph graph;
  private GraphClient client;
  private LookupClient lookups;
  private GuardedChannel<Message> messages;

  @BeforeEach
  void open(Vertx vertx) {
    graph = FakeGraph.answering(vertx, 500, "{\"error\":{\"code\":2}}");
    client = graph.client();
    lookups = LookupClient.of(vertx, client);
    messages =
        new GuardedChannel<>(
            vertx,
            "messenger",
            new MessengerChannel(client),
            Breaker.Settings.around(Duration.ofSeconds(2)),
            changed -> {});
  }

  @AfterEach
  void close() {
    graph.close();
  }

  @Test
  void names_that_fail_in_a_row_stop_names_and_the_pages_checks_but_no_message() {
    failing(this::name, Reason.BUSY);
    assertThat(lookups.state()).isEqualTo(State.OPEN);

    assertThat(name()).isEqualTo(Reason.BREAKER_OPEN);
    assertThat(FakeGraph.failure(new PageClient(lookups).me()).reason())
        .isEqualTo(Reason.BREAKER_OPEN);
    assertThat(graph.requests()).as("Messenger is left alone").hasSize(OPENS_AFTER);

    assertThat(message()).isEqualTo(Reason.BUSY);
    assertThat(graph.requests()).hasSize(OPENS_AFTER + 1);
  }

  @Test
  void messages_that_fail_in_a_row_stop_no_name() {
    failing(this::message, Reason.BUSY);
    assertThat(messages.state()).isEqualTo(State.OPEN);
    assertThat(message()).isEqualTo(Reason.BREAKER_OPEN);

    assertThat(name()).isEqualTo(Reason.BUSY);
    assertThat(lookups.state()).isEqualTo(State.CLOSED);
    assertThat(graph.requests()).hasSize(OPENS_AFTER + 1);
  }

  private void failing(Supplier<Reason> call, Reason reason) {
    for (int i = 0; i < OPENS_AFTER; i++) {
      assertThat(call.get()).isEqualTo(reason);
    }
  }

  private Reason name() {
    return FakeGraph.failure(new ProfileClient(lookups).lookup(PSID)).reason();
  }

  private Reason message() {
    return FakeGraph.failure(messages.send(new Outgoing<>("1", PSID, Message.text("Hi")))).reason();
  }
}
