package io.promobot.outbox;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.function.Supplier;

/** Customers' names: asked for once, and stored whatever the answer was. */
public final class NameStore {
  private final Supplier<Pool> pool;
  private final String page;
  private final NameSource source;

  /** Where names come from: Messenger's profile call. */
  public interface NameSource {
    /** Fails when there was no answer; an empty name is an answer. */
    Future<Name> ask(String psid);
  }

  /** A customer's name as far as Messenger reveals it. */
  public record Name(Optional<String> first, Optional<String> full) {}

  public NameStore(Supplier<Pool> pool, String page, NameSource source) {
    this.pool = pool;
    this.page = page;
    this.source = source;
  }

  /**
   * The first name to greet with; empty, and asked for again next time, when Messenger did not
   * answer.
   */
  Future<Optional<String>> firstName(Due due) {
    if (due.firstName().isPresent() || due.nameAsked()) {
      return Future.succeededFuture(due.firstName());
    }
    return source
        .ask(due.psid())
        .compose(name -> keep(due.customer(), name).map(name.first()))
        .otherwise(noAnswer -> Optional.empty());
  }

  private Future<Void> keep(long customer, Name name) {
    Tuple tuple = Tuple.of(page, customer, name.first().orElse(null), name.full().orElse(null));
    return pool.get().preparedQuery(KEEP).execute(tuple).mapEmpty();
  }

  private static final String KEEP =
      """
      UPDATE customer SET first_name = $3, name = $4, name_asked_at = now()
      WHERE page_id = $1 AND id = $2
      """;
}
