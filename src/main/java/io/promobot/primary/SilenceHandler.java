package io.promobot.primary;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import io.vertx.sqlclient.internal.command.CloseConnectionCommand;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;

/**
 * Really closes a connection that is to be closed. Vert.x's client (5.0.12) only says goodbye and
 * waits for the server to close it. One that hangs, or whose COMMIT waits for a standby that hangs,
 * does not, and everybody who waits for its answer would wait with it.
 */
public final class SilenceHandler extends ChannelDuplexHandler {
  private static final String VERTX = "handler";
  private static final int MOST_AT_ONCE = 256;
  private static final Duration GOODBYE = Duration.ofMillis(500);

  private final Duration longest;

  private SilenceHandler(Duration longest) {
    this.longest = longest;
  }

  /**
   * From now on this connection ends when it is closed. To be called each time it is handed out: a
   * handler for new connections would do, but a pool that is closed while one runs waits forever.
   *
   * @param longest what is under way has this long to end before
   */
  public static void addTo(SqlConnection connection, Duration longest) {
    if (connection instanceof SqlConnectionInternal internal
        && internal.unwrap().unwrap() instanceof SocketConnectionBase open) {
      var pipeline = open.socket().channelHandlerContext().pipeline();
      try {
        if (pipeline.get(SilenceHandler.class) == null) {
          pipeline.addBefore(VERTX, "silence", new SilenceHandler(longest));
          pipeline.addFirst(new FlushConsolidationHandler(MOST_AT_ONCE, true));
        }
      } catch (NoSuchElementException closed) {
        // it has just ended, as its first statement will tell
      }
    }
  }

  /** It was returned, and the pool needs it no more. */
  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof CloseConnectionCommand) {
      cutAfter(longest, context);
    }
    context.write(message, promise);
  }

  /** It was silent for too long, or we end. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    context.close(promise);
    cutAfter(GOODBYE, context);
  }

  private static void cutAfter(Duration time, ChannelHandlerContext context) {
    context.executor().schedule(() -> cut(context), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Past the client, which has said goodbye. */
  private static void cut(ChannelHandlerContext context) {
    var first = context.pipeline().firstContext();
    if (first != null) {
      first.close();
    }
  }
}
