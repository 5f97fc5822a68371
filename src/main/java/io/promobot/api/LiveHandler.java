package io.promobot.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.access.Visitor;
import io.promobot.access.VisitorListener;
import io.promobot.campaign.Campaign;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.http.ConnectionHandler;
import io.promobot.http.Problem;
import io.promobot.live.Subscription;
import io.promobot.stats.Stats;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Live figures as server-sent events, for as long as the viewer may see them. */
public final class LiveHandler implements Endpoints, VisitorListener, Handler<RoutingContext> {
  private static final Logger log = LoggerFactory.getLogger(LiveHandler.class);

  private final Vertx vertx;
  private final Function<String, Future<Optional<Campaign>>> find;
  private final Feed feed;
  private final Limits limits;
  private final long beats;
  private final Map<LiveStreamHandler, Visitor> streams = new ConcurrentHashMap<>();
  private volatile Function<Collection<Visitor>, Future<Set<Visitor>>> alive =
      visitors -> Future.succeededFuture(Set.copyOf(visitors));

  /** Calls back with a campaign's complete figures immediately and whenever they change. */
  @FunctionalInterface
  public interface Feed {
    Subscription watch(String campaign, Consumer<Stats> viewer);
  }

  /** How many may watch, and how patient we are with those that do not read. */
  record Limits(int perVisitor, int inAll, Duration heartbeat, Duration patience) {
    static final Limits USUAL = new Limits(20, 500, Duration.ofSeconds(15), Duration.ofSeconds(10));
  }

  public LiveHandler(Vertx vertx, Function<String, Future<Optional<Campaign>>> find, Feed feed) {
    this(vertx, find, feed, Limits.USUAL);
  }

  public LiveHandler(
      Vertx vertx, Function<String, Future<Optional<Campaign>>> find, Feed feed, Limits limits) {
    this.vertx = vertx;
    this.find = find;
    this.feed = feed;
    this.limits = limits;
    this.beats = vertx.setPeriodic(limits.heartbeat().toMillis(), beat -> beat());
  }

  /** Checks these visitors at every heartbeat: they may have been signed out on another replica. */
  public void authorizeBy(Function<Collection<Visitor>, Future<Set<Visitor>>> alive) {
    this.alive = alive;
  }

  public void countBy(MeterRegistry meters) {
    Gauge.builder("promobot.live.viewers", this, LiveHandler::watching)
        .description("People who watch live figures over this process")
        .register(meters);
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(Map.entry("watch_stats", this));
  }

  @Override
  public void handle(RoutingContext ctx) {
    var campaign = ApiHandler.query(ctx, "campaign").orElse("welcome");
    find.apply(campaign)
        .map(found -> found.orElseThrow(() -> Problem.notFound("There is no such campaign")))
        .compose(found -> open(ctx, campaign))
        .onFailure(ctx::fail);
  }

  private Future<Void> open(RoutingContext ctx, String campaign) {
    if (ctx.response().closed()) {
      // gone while we looked things up; its end handler would never be called
      return Future.succeededFuture();
    }
    Visitor visitor = ctx.get(Visitor.KEY);
    var refusal = refusal(visitor);
    if (refusal.isPresent()) {
      return Future.failedFuture(refusal.get());
    }
    var stream = new LiveStreamHandler(vertx, ctx.request(), limits.patience());
    streams.put(stream, visitor);
    ConnectionHandler connections = ctx.get(ConnectionHandler.KEY);
    connections.streams(ctx.request().connection(), true);
    stream.open();
    var watching = feed.watch(campaign, stream::handle);
    ctx.addEndHandler(
        over -> {
          watching.cancel();
          streams.remove(stream);
          stream.stopWaiting();
          connections.streams(ctx.request().connection(), false);
        });
    return Future.succeededFuture();
  }

  private Optional<Problem> refusal(Visitor visitor) {
    if (streams.size() >= limits.inAll()) {
      return Optional.of(Problem.unavailable("Too many people are watching the live figures"));
    }
    long own = streams.values().stream().filter(visitor::equals).count();
    return own < limits.perVisitor()
        ? Optional.empty()
        : Optional.of(
            Problem.tooMany("The live figures are open in too many windows; close some", 5));
  }

  private void beat() {
    streams.keySet().forEach(LiveStreamHandler::beat);
    sendAway();
  }

  /** Ends the streams of those who may no longer watch. */
  @Override
  public void sendAway() {
    var watching = Set.copyOf(streams.values());
    if (!watching.isEmpty()) {
      alive
          .apply(watching)
          .onSuccess(
              living -> watching.stream().filter(one -> !living.contains(one)).forEach(this::endOf))
          // Nothing new can be shown without the database, so viewers just keep waiting.
          .onFailure(away -> log.debug("Visitors of live streams could not be checked", away));
    }
  }

  /** The session is over, and so are its streams. */
  @Override
  public void endOf(Visitor visitor) {
    streams.forEach(
        (stream, watching) -> {
          if (watching.equals(visitor)) {
            stream.end();
          }
        });
  }

  @Override
  public void endStreams() {
    vertx.cancelTimer(beats);
    streams.keySet().forEach(LiveStreamHandler::end);
  }

  int watching() {
    return streams.size();
  }
}
