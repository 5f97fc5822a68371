package io.promobot.customer;

import io.promobot.db.Database;
import io.promobot.language.LanguageSource;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** The owner says what a customer speaks; figures follow with the customer's next step. */
public final class SpokenStore {
  private final Database database;
  private final String page;

  public SpokenStore(Database database, String page) {
    this.database = database;
    this.page = page;
  }

  /** As if they had chosen it; empty forgets what is known. Nothing happens without a customer. */
  public Future<Void> speaks(long customer, Optional<StoryLanguage> language) {
    Tuple tuple =
        Tuple.of(page, customer, language.map(StoryLanguage::tag).orElse(null))
            .addString(language.map(known -> LanguageSource.CHOSEN.key()).orElse(null));
    return database.general().preparedQuery(SPEAKS).execute(tuple).mapEmpty();
  }

  private static final String SPEAKS =
      """
      UPDATE customer SET language = $3, language_from = $4, language_guess = NULL
      WHERE page_id = $1 AND id = $2
      """;
}
