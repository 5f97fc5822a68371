package io.promobot.messenger;

import io.promobot.channel.Breaker;
import io.promobot.messenger.PageClient.Page;
import io.promobot.messenger.PageClient.Welcome;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Asks Facebook about the page on the owner's behalf: rarely for a polling screen, immediately when
 * a person pressed a button.
 */
public final class PageWorker {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final Duration KEPT_UNANSWERED = Duration.ofSeconds(10);
  private static final Pattern TOKEN = Pattern.compile("[!-~]+");

  private final Vertx vertx;
  private final LookupClient lookups;
  private final Breaker ofTyped;
  private final Setting setting;
  private final LongSupplier nanos;
  private volatile Optional<String> name = Optional.empty();
  private Optional<Future<Facts>> asked = Optional.empty();
  private long askAgain;

  /**
   * Our credentials, and whom we ask.
   *
   * @param typedBase where a typed token is checked
   * @param typedSecret the app's secret, unless it is the demo's own
   * @param answering says who answers when that is not Facebook; otherwise empty
   */
  public record Setting(
      String pageId, URI typedBase, Optional<String> typedSecret, Answering answering) {}

  /** Who answers for the token in use, and for a typed one; empty where it is Facebook. */
  public record Answering(String inUse, String typed) {}

  /** What Facebook shows of the page; empty where it did not answer. */
  public record Facts(
      Optional<String> name, Optional<Boolean> getStarted, Optional<String> greeting) {}

  public PageWorker(Vertx vertx, LookupClient lookups, Setting setting, LongSupplier nanos) {
    this.vertx = vertx;
    this.lookups = lookups;
    this.setting = setting;
    this.nanos = nanos;
    this.ofTyped =
        setting.typedBase().equals(lookups.settings().base())
            ? lookups.breaker()
            : LookupClient.breaker(vertx, "Facebook", lookups.settings());
  }

  /** At most a minute old; never fails. */
  public Future<Facts> facts() {
    return here(vertx.getOrCreateContext(), recent());
  }

  private synchronized Future<Facts> recent() {
    long now = nanos.getAsLong();
    if (asked.isEmpty() || now - askAgain >= 0) {
      askAgain = now + KEPT.toNanos();
      asked = Optional.of(ask());
    }
    return asked.get();
  }

  /** Another event loop may have asked; continue on ours. */
  private static <T> Future<T> here(Context context, Future<T> elsewhere) {
    Promise<T> answer = Promise.promise();
    elsewhere.onComplete(done -> context.runOnContext(turn -> answer.handle(done)));
    return answer.future();
  }

  private Future<Facts> ask() {
    PageClient page = new PageClient(lookups);
    Future<Optional<Page>> me =
        page.me().map(Optional::of).otherwise(Optional.empty()).onSuccess(this::remember);
    Future<Optional<Welcome>> welcome =
        page.welcome().map(Optional::of).otherwise(Optional.empty());
    return me.compose(
        known ->
            welcome
                .onSuccess(seen -> soonerUnless(known.isPresent() && seen.isPresent()))
                .map(
                    seen ->
                        new Facts(
                            name, seen.map(Welcome::started), seen.flatMap(Welcome::greeting))));
  }

  /** Names hardly ever change, so an outage need not hide them. */
  private void remember(Optional<Page> page) {
    page.map(Page::name)
        .filter(told -> !told.isEmpty())
        .ifPresent(told -> name = Optional.of(told));
  }

  private synchronized void soonerUnless(boolean answered) {
    if (!answered) {
      askAgain = nanos.getAsLong() + KEPT_UNANSWERED.toNanos();
    }
  }

  /** Without a token, checks the one in use; never fails. */
  public Future<PageCheck> check(Optional<String> token) {
    return token.map(typed -> checkTyped(typed.strip())).orElseGet(this::checkInUse);
  }

  private Future<PageCheck> checkInUse() {
    PageClient page = new PageClient(lookups);
    return page.me()
        .compose(
            me ->
                page.subscribedFields()
                    .map(fields -> fields.containsAll(PageClient.FIELDS))
                    .map(told -> PageCheck.inUse(me, setting.pageId(), told)))
        .otherwise(PageCheck::refused)
        .map(check -> check.by(setting.answering().inUse()));
  }

  private Future<PageCheck> checkTyped(String token) {
    if (!TOKEN.matcher(token).matches()) {
      return Future.succeededFuture(
          PageCheck.bad(
              "This is not a token: it contains spaces or characters that no token has. Copy it"
                  + " again."));
    }
    GraphSettings own = lookups.settings();
    PageClient page =
        new PageClient(
            lookups.with(
                new GraphSettings(
                    setting.typedBase(),
                    own.version(),
                    token,
                    setting.typedSecret(),
                    own.timeout()),
                ofTyped));
    // Reading the greeting needs the same permission as writing to people.
    return page.me()
        .compose(me -> page.welcome().map(PageCheck.typed(me, setting.pageId())))
        .otherwise(PageCheck::refused)
        .map(check -> check.by(setting.answering().typed()));
  }

  /** Sets what people read before they write; never fails. */
  public Future<PageCheck> greet(String text) {
    return new PageClient(lookups)
        .greet(text)
        .map(PageCheck.done("The greeting and the Get Started button are set."))
        .onSuccess(set -> forget())
        .otherwise(PageCheck::refused)
        .map(check -> check.by(setting.answering().inUse()));
  }

  private synchronized void forget() {
    asked = Optional.empty();
  }
}
