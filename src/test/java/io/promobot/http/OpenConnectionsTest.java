package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The connections of one event loop, and what they hold. */
class OpenConnectionsTest {
  private static final int MOST_HELD = 10_000;

  private final SettableClock clock = new SettableClock();
  private final OpenConnections connections = new OpenConnections(MOST_HELD, clock::nanos);
  private final AtomicLong answers = new AtomicLong();
  private final UnreadAnswers unread =
      new UnreadAnswers(
          new UnreadAnswers.Allowance(5_000, 1_000, answers), Duration.ofSeconds(5), clock::nanos);

  private EmbeddedChannel connect() {
    var channel = new EmbeddedChannel(new ChannelDuplexHandler());
    var traffic =
        new TrafficHandler(
            connections,
            unread,
            new BodyBudget(1 << 20, clock::nanos),
            channel.pipeline().firstContext());
    channel.pipeline().addFirst(traffic);
    connections.opened(traffic);
    return channel;
  }

  private static void sends(EmbeddedChannel peer, int bytes) {
    peer.writeInbound(Unpooled.wrappedBuffer(new byte[bytes]));
  }

  @Test
  void who_floods_us_with_bytes_is_cut_and_nobody_else() {
    var owner = connect();
    sends(owner, 300);
    clock.tick(Duration.ofSeconds(1));
    var flooding = connect();

    for (int i = 0; i < 20 && flooding.isOpen(); i++) {
      sends(flooding, 1_000);
    }

    assertThat(flooding.isOpen()).isFalse();
    assertThat(owner.isOpen()).isTrue();
  }

  @Test
  void many_who_hold_a_little_more_go_before_one_who_holds_less() {
    var owner = connect();
    sends(owner, 300);
    List<EmbeddedChannel> strangers = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      var stranger = connect();
      sends(stranger, 900);
      strangers.add(stranger);
    }

    assertThat(owner.isOpen()).isTrue();
    assertThat(strangers).filteredOn(EmbeddedChannel::isOpen).hasSizeBetween(1, 10);
  }

  @Test
  void a_large_answer_is_written_in_pieces_so_that_its_reader_is_seen_reading() {
    var reader = connect();

    reader.writeOutbound(Unpooled.wrappedBuffer(new byte[10_000]));

    assertThat(reader.outboundMessages())
        .extracting(piece -> ((ByteBuf) piece).readableBytes())
        .containsExactly(4_096, 4_096, 1_808);
  }
}
