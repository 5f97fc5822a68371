package io.promobot.campaign;

import io.promobot.db.Database;
import io.promobot.experiment.Shares;
import io.promobot.variant.WaveStore;
import io.promobot.wording.Copy;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.function.Supplier;

/** Starts a trial that the owner has planned: at their word, or because the campaign is sent. */
final class StartStore {
  private final String page;
  private final PublishStore publishing;
  private final VariantCopyStore copies;
  private final WaveStore waves;
  private final TrialStore trials;

  StartStore(Database database, String page, Supplier<Voice> voice) {
    this.page = page;
    this.publishing = new PublishStore(page, voice, new SharedCodeStore(page));
    this.copies = new VariantCopyStore(page, voice);
    this.waves = new WaveStore(database, page);
    this.trials = new TrialStore(page);
  }

  /**
   * Nothing happens when there is none, or it has started. Fails with {@link CopyRefused}, or with
   * {@link NotNow} when two variants say the same.
   */
  Future<Void> start(SqlConnection tx, String campaign) {
    return tx.preparedQuery(START)
        .execute(Tuple.of(page, campaign))
        .compose(
            rows ->
                rows.size() == 0
                    ? Future.succeededFuture()
                    : start(tx, campaign, rows.iterator().next()));
  }

  private static final String START =
      """
      UPDATE experiment x SET started_at = now(),
        first_wave = coalesce((
          SELECT max(number) FROM wave WHERE page_id = $1 AND campaign_id = $2), 0) + 1,
        first_version = (
          SELECT max(version) FROM campaign_copy WHERE page_id = $1 AND campaign_id = $2) + 1
      WHERE page_id = $1 AND campaign_id = $2 AND started_at IS NULL
      RETURNING first_wave, (
        SELECT count(*) FROM variant v WHERE v.page_id = $1 AND v.campaign_id = $2)::int AS variants
      """;

  private Future<Void> start(SqlConnection tx, String campaign, Row begun) {
    var shares = Shares.even(begun.getInteger("variants"));
    return publishing
        .locked(tx, campaign)
        .compose(main -> differing(tx, campaign, main))
        .compose(main -> copies.follow(tx, campaign, main))
        .compose(made -> waves.open(tx, campaign, begun.getInteger("first_wave"), shares));
  }

  private Future<Copy> differing(SqlConnection tx, String campaign, Copy main) {
    return trials
        .of(tx, campaign, main)
        .map(
            trial -> {
              trial
                  .flatMap(Trial::same)
                  .ifPresent(
                      names -> {
                        throw new NotNow(
                            "Some variants say the same (%s); change what one of them says first"
                                .formatted(String.join(", ", names)));
                      });
              return main;
            });
  }
}
