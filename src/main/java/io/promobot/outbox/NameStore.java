package io.promobot.outbox;

import io.promobot.language.LanguageSource;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.function.Supplier;

/** Customers' names and languages: asked for once, and stored whatever the answer was. */
public final class NameStore {
  private final Supplier<Pool> pool;
  private final String page;
  private final NameSource source;

  /** Where names come from: Messenger's profile call. */
  public interface NameSource {
    /** Fails when there was no answer; an empty name is an answer. */
    Future<Name> ask(String psid);
  }

  /** A customer's name and language as far as Messenger reveals them. */
  public record Name(
      Optional<String> first, Optional<String> full, Optional<StoryLanguage> language) {}

  /** Whom a message greets: their first name, and their language. */
  record Greeted(Optional<String> name, Optional<StoryLanguage> language) {}

  public NameStore(Supplier<Pool> pool, String page, NameSource source) {
    this.pool = pool;
    this.page = page;
    this.source = source;
  }

  /** Without a name, which is asked for again next time, when Messenger did not answer. */
  Future<Greeted> greeted(Due due) {
    Greeted known = new Greeted(due.firstName(), due.language());
    boolean complete = due.firstName().isPresent() && due.language().isPresent();
    if (complete || due.nameAsked()) {
      return Future.succeededFuture(known);
    }
    return source
        .ask(due.psid())
        .compose(
            name ->
                keep(due, name)
                    .map(language -> new Greeted(name.first().or(due::firstName), language)))
        .otherwise(noAnswer -> known);
  }

  /**
   * Answers with the language of the message: the profile's, unless a better source has told it.
   */
  private Future<Optional<StoryLanguage>> keep(Due due, Name name) {
    Tuple tuple =
        Tuple.of(page, due.customer(), name.first().orElse(null), name.full().orElse(null))
            .addString(name.language().map(StoryLanguage::tag).orElse(null))
            .addArrayOfString(LanguageSource.PROFILE.better())
            .addString(LanguageSource.PROFILE.key())
            .addLong(due.id());
    return pool.get()
        .preparedQuery(KEEP)
        .execute(tuple)
        .map(
            rows ->
                rows.stream()
                    .findFirst()
                    .flatMap(row -> StoryLanguage.stored(row.getString("language"))));
  }

  private static final String KEEP =
      """
      WITH known AS (
        UPDATE customer SET first_name = coalesce($3, first_name), name = coalesce($4, name),
          name_asked_at = now(),
          language = CASE WHEN %1$s THEN language ELSE $5 END,
          language_from = CASE WHEN %1$s THEN language_from ELSE $7 END,
          language_guess = CASE WHEN %1$s THEN language_guess END
        WHERE page_id = $1 AND id = $2
        RETURNING language),
      said AS (
        UPDATE outbox_live o SET language = known.language FROM known
        WHERE o.page_id = $1 AND o.id = $8 AND o.language <> known.language)
      SELECT language FROM known
      """
          .formatted("$5::text IS NULL OR coalesce(language_from = ANY ($6::text[]), false)");
}
