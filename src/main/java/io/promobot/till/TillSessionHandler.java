package io.promobot.till;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.access.SessionHandler;
import io.promobot.access.SiteCookieHandler;
import io.promobot.access.Tokens;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.ClientAddress;
import io.promobot.http.Problem;
import io.promobot.http.PublicUrl;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Staff sign in at a till, with its PIN or its link, and out. */
public final class TillSessionHandler implements Endpoints {
  private static final Logger log = LoggerFactory.getLogger(TillSessionHandler.class);

  private static final int AT_ONCE = 8;

  private final TillSessionStore sessions;
  private final PinDoorStore door;
  private final PinWorker pins;
  private final SiteCookieHandler cookie;
  private final TillDeviceHandler device;
  private final boolean behindProxy;
  private final Supplier<Future<About>> about;
  private final InstantSource clock;
  private final Map<Long, Integer> busy = new ConcurrentHashMap<>();

  /** What a till shows of the shop. */
  public record About(
      String shop, Optional<String> logo, Optional<String> currency, String timeZone) {}

  private record Here(
      String till,
      String shop,
      Optional<String> logo,
      Optional<String> currency,
      boolean seesNames,
      int undoSeconds,
      String timeZone,
      Instant now) {}

  /** {@code about} reads what a till shows of the shop. */
  public TillSessionHandler(
      TillSessionStore sessions,
      PinDoorStore door,
      PinWorker pins,
      PublicUrl url,
      Supplier<Future<About>> about,
      InstantSource clock) {
    this.sessions = sessions;
    this.door = door;
    this.pins = pins;
    this.cookie = SiteCookieHandler.till(url);
    this.device = new TillDeviceHandler(sessions, url, clock);
    this.behindProxy = url.https();
    this.about = about;
    this.clock = clock;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("sign_in_till", this::signIn),
        answers("sign_out_till", this::signOut),
        answers("show_till", ctx -> signedIn(ctx, this::here)));
  }

  /**
   * Runs this for anyone who is signed in at a till; fails with a {@link Problem} for others, and
   * for a till that does many things at once, as no person can.
   */
  <T> Future<T> signedIn(RoutingContext ctx, Function<TillSession, Future<T>> then) {
    return cookie
        .read(ctx.request())
        .map(sessions::find)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .map(
            found ->
                found.orElseThrow(
                    () -> Problem.signedOut("Sign in at this till with its PIN or its QR code")))
        .compose(till -> oneOfFew(till, then));
  }

  private <T> Future<T> oneOfFew(TillSession till, Function<TillSession, Future<T>> then) {
    if (busy.merge(till.till(), 1, Integer::sum) > AT_ONCE) {
      leave(till);
      return Future.failedFuture(
          Problem.tooMany("This till is doing many things at once; please try again", 1));
    }
    // composed, so that what it throws ends it, too
    return Future.succeededFuture(till).compose(then).onComplete(over -> leave(till));
  }

  private void leave(TillSession till) {
    busy.computeIfPresent(till.till(), (same, count) -> count == 1 ? null : count - 1);
  }

  /** Always a new id, never one that the visitor brought along. */
  private Future<Reply> signIn(RoutingContext ctx) {
    var body = ApiHandler.body(ctx);
    String id = Tokens.fresh();
    boolean link = body.containsKey("link");
    return caller(ctx)
        .compose(
            caller ->
                (link
                        ? byLink(caller, body.getString("link"), id)
                        : byPin(caller, body.getString("pin"), id))
                    .map(found -> found.orElseThrow(() -> wrong(link)))
                    .compose(till -> endBrought(ctx).map(till))
                    .compose(
                        till -> device.remember(ctx.request(), till, caller.browser()).map(till)))
        .compose(
            till -> {
              log.info("Somebody signed in at a till with {}", link ? "its link" : "its PIN");
              cookie.set(ctx.request(), id);
              return here(till);
            });
  }

  private Future<PinCaller> caller(RoutingContext ctx) {
    String network = ClientAddress.network(SessionHandler.address(ctx.request(), behindProxy));
    return device.name(ctx.request()).map(browser -> new PinCaller(browser, network));
  }

  private Future<Optional<TillSession>> byLink(PinCaller caller, String token, String id) {
    return sessions
        .startWithLink(Tokens.hash(token), id)
        .compose(
            found ->
                found.isPresent()
                    ? door.known(caller.network()).map(found)
                    : Future.succeededFuture(found));
  }

  /** Takes as long for a wrong PIN as for a right one. */
  private Future<Optional<TillSession>> byPin(PinCaller caller, String pin, String id) {
    return door.take(caller)
        .compose(
            guess ->
                pins.hash(pin)
                    .compose(hash -> sessions.startWithPin(hash, id))
                    .recover(
                        failure ->
                            door.giveBack(guess).compose(back -> Future.failedFuture(failure)))
                    .compose(
                        found ->
                            (found.isPresent() ? door.right(guess) : door.wrong()).map(found)));
  }

  private static Problem wrong(boolean link) {
    return Problem.signedOut(
        link
            ? "This link is not a till's any more; please ask for a new one"
            : "No till has this PIN");
  }

  private Future<Void> endBrought(RoutingContext ctx) {
    return cookie.read(ctx.request()).map(sessions::end).orElseGet(Future::succeededFuture);
  }

  private Future<Reply> here(TillSession till) {
    return about
        .get()
        .map(
            shop ->
                Reply.ok(
                    new Here(
                        till.name(),
                        shop.shop(),
                        shop.logo(),
                        shop.currency(),
                        till.seesNames(),
                        TillDeskHandler.UNDO_SECONDS,
                        shop.timeZone(),
                        clock.instant())));
  }

  private Future<Reply> signOut(RoutingContext ctx) {
    return signedIn(ctx, till -> endBrought(ctx))
        .onSuccess(over -> cookie.remove(ctx.request()))
        .map(Reply.noContent());
  }
}
