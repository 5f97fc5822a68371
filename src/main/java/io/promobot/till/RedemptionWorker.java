package io.promobot.till;

import io.promobot.coupon.TypedCode;
import io.promobot.http.Problem;
import io.promobot.till.LedgerStore.Earlier;
import io.promobot.till.UndoStore.Limit;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Looks at codes and redeems them; wrong guesses are counted, and anyone who guesses much waits.
 */
public final class RedemptionWorker {
  private final CodeStore codes;
  private final RedemptionStore redemptions;
  private final GuessStore guesses;
  private final Consumer<String> changed;

  /** A redemption and the code it used. */
  record Done(FoundCode code, Redemption redemption) {}

  /** {@code changed} is notified of each campaign whose figures have changed. */
  public RedemptionWorker(
      CodeStore codes, RedemptionStore redemptions, GuessStore guesses, Consumer<String> changed) {
    this.codes = codes;
    this.redemptions = redemptions;
    this.guesses = guesses;
    this.changed = changed;
  }

  /** Empty for an unknown code; fails with a {@link Problem} for anyone who guesses too much. */
  Future<Optional<FoundCode>> look(String text, Guesser guesser) {
    TypedCode typed = TypedCode.read(text);
    Future<Void> allowed = guesses.allow(guesser);
    Future<Optional<FoundCode>> found = codes.find(typed);
    return Future.all(allowed, found)
        .compose(
            both ->
                found.result().isPresent()
                    ? found
                    : guesses.wrong(guesser, typed.mistyped()).map(Optional.empty()));
  }

  /**
   * Whether an unknown code is one that was imported and not given out. Guessing it has counted as
   * a wrong guess, so nobody can look for such codes.
   */
  Future<Boolean> isFree(String text) {
    return codes.isFree(TypedCode.read(text));
  }

  /**
   * Fails with a {@link Problem} that says why the code cannot be redeemed. What was redeemed is
   * answered also to those who have to wait: their first answer may have been lost.
   */
  Future<Done> redeem(String text, Guesser guesser, NewRedemption asked) {
    UUID key = asked.key().orElseThrow();
    Instant now = codes.now();
    return look(text, guesser)
        .recover(failure -> known(text, key, failure))
        .compose(
            found -> {
              FoundCode code =
                  found.orElseThrow(() -> refused(CodeState.UNKNOWN, Optional.empty()));
              // What is used up now is most likely asked for once more: no need to lock anybody.
              return code.says() == CodeState.VALID
                  ? redemptions
                      .redeem(code, asked, now)
                      .compose(done -> done.isPresent() ? now(code, done.get()) : before(code, key))
                  : before(code, key);
            });
  }

  /** What this till can still take back, newest first. */
  Future<List<Done>> lately(Limit limit) {
    return redemptions
        .lately(limit)
        .compose(
            all ->
                codes
                    .all(all.stream().map(Redemption::coupon).toList())
                    .map(
                        found ->
                            all.stream()
                                .filter(each -> found.containsKey(each.coupon()))
                                .map(each -> new Done(found.get(each.coupon()), each))
                                .toList()));
  }

  /** The code that this key redeemed; fails as before for any other, which would be a guess. */
  private Future<Optional<FoundCode>> known(String text, UUID key, Throwable failure) {
    return failure instanceof Problem problem && problem.status() == 429
        ? redemptions
            .before(key)
            .compose(
                earlier ->
                    earlier.isPresent()
                        ? codes
                            .find(TypedCode.read(text))
                            .map(found -> found.filter(code -> isOf(earlier.get(), code)))
                        : Future.succeededFuture(Optional.<FoundCode>empty()))
            .compose(
                found ->
                    found.isPresent()
                        ? Future.succeededFuture(found)
                        : Future.failedFuture(failure))
        : Future.failedFuture(failure);
  }

  private Future<Done> now(FoundCode code, Redemption redemption) {
    changed.accept(code.campaign());
    return Future.succeededFuture(new Done(code, redemption));
  }

  /** The answer to a key that was there before, otherwise why not. */
  private Future<Done> before(FoundCode code, UUID key) {
    return redemptions
        .before(key)
        .compose(
            earlier ->
                earlier.isPresent()
                    ? Future.succeededFuture(same(code, earlier.get()))
                    : codes.again(code.id()).compose(now -> Future.failedFuture(refused(now))));
  }

  private static boolean isOf(Earlier earlier, FoundCode code) {
    return earlier.redemption().coupon() == code.id();
  }

  private static Done same(FoundCode code, Earlier earlier) {
    if (!isOf(earlier, code)) {
      throw Problem.mixedUp("key", "was used before for another code; send a new one");
    }
    if (earlier.undone()) {
      throw Problem.mixedUp("key", "is of a redemption that was taken back; send a new one");
    }
    return new Done(code, earlier.redemption());
  }

  /** What is answered about a coupon that has been redeemed. */
  public static Problem used(Optional<FoundCode.Use> last) {
    return refused(CodeState.USED, last);
  }

  private Problem refused(Optional<FoundCode> now) {
    return now.map(code -> refused(code.says(), code.last()))
        .orElseGet(() -> refused(CodeState.UNKNOWN, Optional.empty()));
  }

  private static Problem refused(CodeState state, Optional<FoundCode.Use> last) {
    Problem problem =
        switch (state) {
          case UNKNOWN, FREE -> Problem.notFound("There is no such code");
          case USED -> Problem.conflict("This code has been used already");
          case EXPIRED -> Problem.gone("This code has expired");
          case VOID -> Problem.gone("This code is void");
          case NOT_YET -> Problem.tooEarly("This code is not valid yet");
          // it has been given back this very moment
          case VALID -> Problem.conflict("This code was in use; please try again");
        };
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("state", state.key());
    more.put("redeemed_at", last.map(FoundCode.Use::at).orElse(null));
    more.put("till", last.flatMap(FoundCode.Use::till).orElse(null));
    return problem.with(more);
  }
}
