package io.promobot.inbox;

import io.promobot.language.CustomerLanguage;
import io.promobot.language.LanguageSource;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads and saves what we know of customers' languages; most batches learn nothing. */
final class LanguageStore {
  private final String page;

  LanguageStore(String page) {
    this.page = page;
  }

  /** A language that this version does not speak, because a newer one learned it, is unknown. */
  static CustomerLanguage of(Row row) {
    String from = row.getString("language_from");
    Optional<StoryLanguage> guess = language(row, "language_guess");
    return from == null && guess.isEmpty()
        ? CustomerLanguage.UNKNOWN
        : new CustomerLanguage(
            language(row, "language"), Optional.ofNullable(from).map(LanguageSource::named), guess);
  }

  private static Optional<StoryLanguage> language(Row row, String column) {
    return StoryLanguage.stored(row.getString(column));
  }

  Future<Void> save(SqlConnection tx, List<Person> learned) {
    if (learned.isEmpty()) {
      return Future.succeededFuture();
    }
    Tuple tuple =
        Tuple.tuple()
            .addString(page)
            .addArrayOfLong(learned.stream().map(p -> p.id).toArray(Long[]::new))
            .addArrayOfString(tags(learned, CustomerLanguage::known))
            .addArrayOfString(
                learned.stream()
                    .map(p -> p.language.from().map(LanguageSource::key).orElse(null))
                    .toArray(String[]::new))
            .addArrayOfString(tags(learned, CustomerLanguage::guess));
    return tx.preparedQuery(SAVE).execute(tuple).mapEmpty();
  }

  private static String[] tags(
      List<Person> people, Function<CustomerLanguage, Optional<StoryLanguage>> which) {
    return people.stream()
        .map(person -> which.apply(person.language).map(StoryLanguage::tag).orElse(null))
        .toArray(String[]::new);
  }

  // Joined as in SettleStore.
  static final String SAVE =
      """
      UPDATE customer c
      SET language = u.language, language_from = u.source, language_guess = u.guess
      FROM (
        SELECT $1::text AS page_id, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[])
        AS learned (id, language, source, guess)
        OFFSET 0) u
      WHERE c.page_id = u.page_id AND c.id = u.id
      """;
}
