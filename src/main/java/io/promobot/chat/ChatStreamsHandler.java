package io.promobot.chat;

import io.promobot.access.SessionHandler;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.http.ConnectionHandler;
import io.promobot.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The tabs that watch their chats. */
public final class ChatStreamsHandler implements Endpoints, Handler<RoutingContext> {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** The streams' hearts beat in so many groups, one after another: a crowd is never one burst. */
  private static final int GROUPS = 30;

  private static final int OF_ONE = 4;
  private static final int OF_ADDRESS = 120;
  private static final int IN_ALL = 10_000;

  private final Vertx vertx;
  private final VisitorStore visitors;
  private final ChatStore chats;
  private final ChatFeed feed;
  private final boolean behindProxy;
  private final Map<String, Integer> ofAddress = new ConcurrentHashMap<>();
  private final long beat;
  private final Map<ChatStreamHandler, Integer> open = new ConcurrentHashMap<>();
  private final AtomicInteger opened = new AtomicInteger();
  private int turn;

  /**
   * @param behindProxy whether the last proxy names the caller
   */
  public ChatStreamsHandler(
      Vertx vertx, VisitorStore visitors, ChatStore chats, ChatFeed feed, boolean behindProxy) {
    this.vertx = vertx;
    this.visitors = visitors;
    this.chats = chats;
    this.feed = feed;
    this.behindProxy = behindProxy;
    beat = vertx.setPeriodic(HEARTBEAT.toMillis() / GROUPS, tick -> beat());
  }

  private void beat() {
    turn = (turn + 1) % GROUPS;
    open.forEach(
        (stream, group) -> {
          if (group == turn) {
            stream.beat();
          }
        });
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.of("watch_chat", this);
  }

  @Override
  public void handle(RoutingContext ctx) {
    Optional<Long> after = last(ctx);
    visitors
        .present(ctx)
        .compose(visitor -> open(ctx, visitor.person(), after))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  /** Browsers repeat the id of the last message they have; the query is for the first time. */
  private static Optional<Long> last(RoutingContext ctx) {
    return Optional.ofNullable(ctx.request().getHeader("last-event-id"))
        .filter(id -> id.matches("[0-9]{1,18}"))
        .or(() -> ApiHandler.query(ctx, "after"))
        .map(Long::valueOf)
        .filter(id -> id > 0);
  }

  private Future<Void> open(RoutingContext ctx, String person, Optional<Long> after) {
    if (open.size() >= IN_ALL) {
      return Future.failedFuture(Problem.unavailable("Too many people are chatting"));
    }
    if (feed.open(person) >= OF_ONE) {
      return Future.failedFuture(
          Problem.tooMany("This chat is open in too many windows; close some", 5));
    }
    if (ofAddress.getOrDefault(address(ctx), 0) >= OF_ADDRESS) {
      return Future.failedFuture(
          Problem.tooMany("Many people on your network are chatting right now", 30));
    }
    var stream = enter(ctx, new ChatStore.Place(person, after.orElse(0L)));
    return after
        .map(id -> chats.sentAt(person, id).map(Optional::isEmpty))
        .orElse(Future.succeededFuture(false))
        .onSuccess(
            gone -> {
              if (!ctx.response().closed()) {
                stream.open(gone);
              }
            })
        .mapEmpty();
  }

  /** Counts it before anything is awaited, or many at once would all find room. */
  private ChatStreamHandler enter(RoutingContext ctx, ChatStore.Place from) {
    var stream = new ChatStreamHandler(vertx, ctx, chats, from);
    ConnectionHandler connections = ctx.get(ConnectionHandler.KEY);
    connections.streams(ctx.request().connection(), true);
    open.put(stream, Math.floorMod(opened.getAndIncrement(), GROUPS));
    String address = address(ctx);
    ofAddress.merge(address, 1, Integer::sum);
    feed.open(from.person(), stream);
    ctx.addEndHandler(
        over -> {
          feed.close(from.person(), stream);
          open.remove(stream);
          ofAddress.computeIfPresent(address, (who, all) -> all == 1 ? null : all - 1);
          connections.streams(ctx.request().connection(), false);
        });
    return stream;
  }

  private String address(RoutingContext ctx) {
    return SessionHandler.address(ctx.request(), behindProxy);
  }

  @Override
  public void endStreams() {
    vertx.cancelTimer(beat);
    open.keySet().forEach(ChatStreamHandler::end);
  }
}
