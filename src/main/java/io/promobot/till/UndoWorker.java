package io.promobot.till;

import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.till.UndoStore.Limit;
import io.promobot.till.UndoStore.Wish;
import io.vertx.core.Future;
import java.util.function.Consumer;

/** Takes redemptions back, and says why one cannot be. */
public final class UndoWorker {
  private final UndoStore store;
  private final Consumer<String> changed;

  /** {@code changed} is notified of each campaign whose figures have changed. */
  public UndoWorker(UndoStore store, Consumer<String> changed) {
    this.store = store;
    this.changed = changed;
  }

  Future<Reply> undo(Wish wish) {
    return store
        .undo(wish)
        .map(
            done ->
                switch (done.undone()) {
                  case NOW -> {
                    changed.accept(done.campaign());
                    yield Reply.noContent();
                  }
                  case BEFORE -> throw Problem.conflict("It has been taken back already");
                  case TOO_LATE ->
                      throw Problem.conflict(
                          wish.only().flatMap(Limit::till).isPresent()
                              ? "A till can take back only what it redeemed in the last five minutes"
                              : "This token can take back only what it redeemed in the last 30 days");
                  case NOBODYS ->
                      throw Problem.conflict(
                          "This person was erased; what they redeemed stays in your figures");
                  case NO_SUCH_REDEMPTION ->
                      throw Problem.notFound("There is no such redemption here");
                });
  }
}
