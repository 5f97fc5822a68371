package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
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

  private void asks(EmbeddedChannel peer, int requests) {
    for (int i = 0; i < requests; i++) {
      peer.pipeline().get(TrafficHandler.class).asked();
    }
  }

  @Test
  void many_requests_at_once_count_for_more_than_their_few_bytes() {
    var owner = connect();
    sends(owner, 300);
    asks(owner, 1);
    var flooding = connect();
    sends(flooding, 100);
    asks(flooding, 5);

    sends(owner, 1);

    assertThat(List.of(owner.isOpen(), flooding.isOpen())).containsExactly(true, false);
  }

  @Test
  void requests_behind_one_that_is_answered_at_once_count_too() {
    var owner = connect();
    sends(owner, 300);
    asks(owner, 1);
    var flooding = connect();
    sends(flooding, 100);
    asks(flooding, 1);
    connections.answered(flooding.pipeline().get(TrafficHandler.class));
    asks(flooding, 5);

    sends(owner, 1);

    assertThat(List.of(owner.isOpen(), flooding.isOpen())).containsExactly(true, false);
  }

  @Test
  void with_each_answer_there_is_room_for_another_request() {
    var peer = connect();
    var traffic = peer.pipeline().get(TrafficHandler.class);
    sends(peer, 100);
    asks(peer, 3);

    for (int i = 0; i < 20; i++) {
      connections.answered(traffic);
      sends(peer, 100);
      asks(peer, 1);
    }

    assertThat(peer.isOpen()).isTrue();
  }

  @Test
  void a_large_answer_is_written_in_pieces_so_that_its_reader_is_seen_reading() {
    var reader = connect();

    reader.writeOutbound(Unpooled.wrappedBuffer(new byte[10_000]));

    assertThat(reader.outboundMessages())
        .extracting(piece -> ((ByteBuf) piece).readableBytes())
        .containsExactly(4_096, 4_096, 1_808);
  }

  /** Nothing that is written leaves, as with a peer that does not read. */
  private EmbeddedChannel connectDeaf() {
    var peer = connect();
    peer.pipeline()
        .addFirst(
            new ChannelOutboundHandlerAdapter() {
              @Override
              public void flush(ChannelHandlerContext ctx) {
                // kept
              }
            });
    return peer;
  }

  private static void answers(EmbeddedChannel peer, int bytes) {
    peer.writeAndFlush(Unpooled.wrappedBuffer(new byte[bytes]));
  }

  @Test
  void one_answer_may_take_what_the_other_event_loops_do_not_need() {
    var reader = connectDeaf();

    answers(reader, 4_000);

    assertThat(reader.isOpen()).isTrue();
    assertThat(answers.get()).isGreaterThan(1_000);
  }

  @Test
  void when_all_event_loops_together_keep_too_much_who_began_first_is_cut() {
    var first = connectDeaf();
    var second = connectDeaf();

    answers(first, 3_000);
    answers(second, 3_000);

    assertThat(List.of(first.isOpen(), second.isOpen())).containsExactly(false, true);
  }

  @Test
  void what_others_keep_cuts_nobody_of_an_event_loop_that_keeps_little() {
    answers.set(1_000_000);
    var modest = connectDeaf();

    answers(modest, 500);

    assertThat(modest.isOpen()).isTrue();
  }

  @Test
  void who_takes_nothing_for_as_long_as_we_wait_is_cut() {
    var deaf = connectDeaf();
    answers(deaf, 500);

    clock.tick(Duration.ofSeconds(4));
    unread.cutStalled();
    assertThat(deaf.isOpen()).isTrue();

    clock.tick(Duration.ofSeconds(1));
    unread.cutStalled();
    assertThat(deaf.isOpen()).isFalse();
  }
}
