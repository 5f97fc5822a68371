package io.promobot.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.nio.AbstractNioChannel;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/** Counts what goes in and out of one connection, to keep its event loop within its limits. */
final class TrafficHandler extends ChannelDuplexHandler {
  private static final AttributeKey<TrafficHandler> KEY =
      AttributeKey.valueOf(TrafficHandler.class, "traffic");

  /** Fewer bytes than the slowest reader we wait for receives while we wait. */
  private static final int PIECE = 4_096;

  private final OpenConnections connections;
  private final UnreadAnswers unread;
  private final BodyBudget bodies;
  private final ChannelHandlerContext channel;

  /** When it began to wait for a request, or to have one. */
  long since;

  long closeAt;
  boolean streaming;

  /** Requests that have not been answered yet. */
  long requests;

  /** Bytes of requests that are not being handled yet. */
  long held;

  /** Bytes of answers that the peer has not received. */
  long queued;

  /** What the peer had received of its answers by then. */
  long takenBefore;

  long takenAt;
  private long written;

  TrafficHandler(
      OpenConnections connections,
      UnreadAnswers unread,
      BodyBudget bodies,
      ChannelHandlerContext channel) {
    this.connections = connections;
    this.unread = unread;
    this.bodies = bodies;
    this.channel = channel;
    channel.channel().attr(KEY).set(this);
  }

  /** The one of this connection, also after it has closed: its pipeline is empty then. */
  static TrafficHandler of(HttpConnection connection) {
    return context(connection).channel().attr(KEY).get();
  }

  static ChannelHandlerContext context(HttpConnection connection) {
    return ((HttpServerConnection) connection).channelHandlerContext();
  }

  BodyBudget bodies() {
    return bodies;
  }

  void asked() {
    connections.asked(this);
  }

  /** These bytes of the request are accounted for elsewhere now, or gone. */
  void took(int bytes) {
    connections.took(this, bytes);
  }

  long taken() {
    return written - queued;
  }

  /** What the channel still has to write. */
  long pending() {
    var buffer = channel.channel().unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  /**
   * Writes what the kernel has room for. It wakes us only when a third of its buffer is free, and
   * until then a slow reader looks like one that does not read.
   */
  void push() {
    if (channel.channel().unsafe() instanceof AbstractNioChannel.NioUnsafe socket) {
      socket.forceFlush();
    }
  }

  /** Immediately, whatever has not been written. */
  void cut() {
    channel.close();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof ByteBuf bytes) {
      connections.received(this, bytes.readableBytes());
    }
    ctx.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf bytes) {
      written += bytes.readableBytes();
      // in pieces, because what is pending only shrinks by whole buffers
      while (bytes.readableBytes() > PIECE) {
        ctx.write(bytes.readRetainedSlice(PIECE));
      }
    }
    ctx.write(message, promise);
  }

  @Override
  public void flush(ChannelHandlerContext ctx) {
    ctx.flush();
    unread.flushed(this);
  }

  /** Notices the end of each answer, which is only visible before it is encoded. */
  ChannelOutboundHandlerAdapter answers() {
    return new ChannelOutboundHandlerAdapter() {
      @Override
      public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !interim(message)) {
          connections.answered(TrafficHandler.this);
        }
        ctx.write(message, promise);
      }
    };
  }

  private static boolean interim(Object message) {
    return message instanceof HttpResponse response && response.status().code() < 200;
  }
}
