package io.promobot.customer;

import io.promobot.db.Database;
import io.promobot.language.LanguageSource;
import io.promobot.stats.Journey;
import io.promobot.stats.JourneyStore;
import io.promobot.stats.Tally;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** The owner says what a customer speaks, and figures follow in the same transaction. */
public final class SpokenStore {
  private final Database database;
  private final String page;
  private final JourneyStore journeys;

  public SpokenStore(Database database, Tally tally) {
    this.database = database;
    this.page = tally.page();
    this.journeys = new JourneyStore(tally);
  }

  /** As if they had chosen it; empty forgets what is known. Nothing happens without a customer. */
  public Future<Void> speaks(long customer, Optional<StoryLanguage> language) {
    return database.transaction(
        tx ->
            learned(tx, customer, language)
                .compose(locked -> journeys.ofCustomer(tx, customer))
                .compose(theirs -> count(tx, theirs, language)));
  }

  private Future<Void> learned(SqlConnection tx, long customer, Optional<StoryLanguage> language) {
    Tuple tuple =
        Tuple.of(page, customer, language.map(StoryLanguage::tag).orElse(null))
            .addString(language.map(known -> LanguageSource.CHOSEN.key()).orElse(null));
    return tx.preparedQuery(SPEAKS).execute(tuple).mapEmpty();
  }

  // It also locks the customer, so that their journeys do not move.
  private static final String SPEAKS =
      """
      UPDATE customer SET language = $3, language_from = $4, language_guess = NULL
      WHERE page_id = $1 AND id = $2
      """;

  private Future<Void> count(
      SqlConnection tx, List<Journey> theirs, Optional<StoryLanguage> language) {
    theirs.forEach(journey -> journey.speaks(language));
    return journeys.save(tx, theirs);
  }
}
