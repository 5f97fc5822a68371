package io.promobot.campaign;

import io.promobot.db.Database;
import io.promobot.flow.Story;
import io.promobot.flow.TextRules.Mistake;
import io.promobot.variant.DrawStore;
import io.promobot.variant.Experiment;
import io.promobot.wording.Copy;
import io.promobot.wording.Rewording;
import io.promobot.wording.Voice;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The variants of campaigns: their words, and the plan by which people get them. */
public final class VariantStore {
  /** The variant that is compared with the others: the campaign as it is. */
  private static final String OWN_TEXTS = "A";

  private final Database database;
  private final String page;
  private final Supplier<Voice> voice;
  private final PublishStore publishing;
  private final VariantCopyStore copies;
  private final TrialStore trials;
  private final DrawStore draws;
  private final StartStore starting;

  public VariantStore(Database database, String page, Supplier<Voice> voice) {
    this.database = database;
    this.page = page;
    this.voice = voice;
    this.publishing = new PublishStore(page, voice, new SharedCodeStore(page));
    this.copies = new VariantCopyStore(page, voice);
    this.trials = new TrialStore(page);
    this.draws = new DrawStore(page);
    this.starting = new StartStore(database, page, voice);
  }

  /** Empty when it has none; fails with {@link NoSuchCampaign}. */
  public Future<Optional<Trial>> find(String campaign) {
    return publishing
        .read(database.general(), campaign)
        .compose(main -> trials.of(database.general(), campaign, main));
  }

  /**
   * Plans a trial, or changes the plan. While people get the variants, only how shares are drawn
   * and when it ends may change; fails with {@link NotNow} or {@link NoSuchCampaign}.
   */
  public Future<Trial> plan(String campaign, Experiment wanted) {
    return changed(
        campaign,
        (tx, main, before) -> {
          boolean running = before.filter(each -> each.state() == Trial.State.RUNNING).isPresent();
          if (running && !before.get().experiment().measuresTheSameAs(wanted)) {
            throw new NotNow(
                "People already get these variants; use one of them for everybody before you plan"
                    + " another trial");
          }
          boolean over = before.filter(each -> each.state() == Trial.State.OVER).isPresent();
          return ClockStore.isOver(tx, page, campaign)
              .compose(fine -> over ? forget(tx, campaign) : Future.<Void>succeededFuture())
              .compose(ready -> save(tx, campaign, wanted))
              .compose(saved -> draws.refresh(tx, campaign));
        });
  }

  /** The story it tells, whose stages may be a goal; fails with {@link NoSuchCampaign}. */
  public Future<Story> story(String campaign) {
    return publishing.read(database.general(), campaign).map(Copy::story);
  }

  private Future<Void> save(SqlConnection tx, String campaign, Experiment wanted) {
    Tuple tuple =
        Tuple.of(page, campaign, wanted.goal().number(), wanted.learns(), wanted.holdout())
            .addDouble(wanted.careless())
            .addInteger(wanted.wavePeople())
            .addInteger((int) wanted.waveTime().toSeconds())
            .addInteger((int) wanted.actTime().toSeconds())
            .addInteger(wanted.variants());
    return tx.preparedQuery(PLAN).execute(tuple).mapEmpty();
  }

  private static final String PLAN =
      """
      WITH plan AS (
        INSERT INTO experiment (page_id, campaign_id, goal, learns, holdout, careless, wave_people,
          wave_seconds, act_seconds)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (page_id, campaign_id) DO UPDATE SET
          goal = excluded.goal, learns = excluded.learns, holdout = excluded.holdout,
          careless = excluded.careless, wave_people = excluded.wave_people,
          wave_seconds = excluded.wave_seconds, act_seconds = excluded.act_seconds),
      gone AS (
        DELETE FROM variant
        WHERE page_id = $1 AND campaign_id = $2 AND ascii(name) - ascii('A') >= $10)
      INSERT INTO variant (page_id, campaign_id, name)
      SELECT $1, $2, chr(ascii('A') + nth) FROM generate_series(0, $10 - 1) AS nth
      ON CONFLICT DO NOTHING
      """;

  /** Fails with {@link NotNow} unless it is only a plan. */
  public Future<Void> drop(String campaign) {
    return database.transaction(
        tx ->
            publishing
                .locked(tx, campaign)
                .compose(main -> trials.of(tx, campaign, main))
                .compose(
                    before -> {
                      if (before.filter(each -> each.state() == Trial.State.RUNNING).isPresent()) {
                        throw new NotNow(
                            "People already get these variants; use one of them for everybody");
                      }
                      return forget(tx, campaign);
                    }));
  }

  private Future<Void> forget(SqlConnection tx, String campaign) {
    return tx.preparedQuery(FORGET).execute(Tuple.of(page, campaign)).mapEmpty();
  }

  // Waves stay: their numbers are never given again.
  private static final String FORGET =
      """
      WITH words AS (DELETE FROM variant WHERE page_id = $1 AND campaign_id = $2)
      DELETE FROM experiment WHERE page_id = $1 AND campaign_id = $2
      """;

  /**
   * Changes what a variant says otherwise; people who have it read that from their next message on.
   * Fails with {@link CopyRefused}, {@link NotNow} or {@link NoSuchCampaign}.
   */
  public Future<Trial> reword(String campaign, String name, Rewording changes) {
    return changed(
        campaign,
        (tx, main, before) -> {
          Trial.Variant variant = named(before, name);
          if (name.equals(OWN_TEXTS)) {
            throw new NotNow("A says what the campaign says; change the campaign's texts");
          }
          List<Mistake> mistakes = variant.own().mistakes(main, changes, voice.get().business());
          CopyChange.refuse(
              mistakes.stream().filter(each -> changes.isAbout(each.field())).toList());
          JsonObject words =
              new JsonObject(new HashMap<>(variant.own().with(main.language(), changes).words()));
          return tx.preparedQuery(REWORD)
              .execute(Tuple.of(page, campaign, name).addJsonObject(words))
              .compose(saved -> copies.follow(tx, campaign, main));
        });
  }

  private static final String REWORD =
      "UPDATE variant SET words = $4 WHERE page_id = $1 AND campaign_id = $2 AND name = $3";

  private static Trial.Variant named(Optional<Trial> before, String name) {
    Trial trial = before.orElseThrow(NoSuchCampaign::variant);
    if (trial.state() == Trial.State.OVER) {
      throw over();
    }
    return trial.variants().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(NoSuchCampaign::variant);
  }

  private static NotNow over() {
    return new NotNow("This trial is over; plan another one");
  }

  /**
   * From now on people get the variants; nothing changes when they already do. Fails with {@link
   * NotNow} when two of them say the same or when the trial is over, and with {@link CopyRefused}.
   */
  public Future<Trial> start(String campaign) {
    return changed(
        campaign,
        (tx, main, before) -> {
          if (before.orElseThrow(NoSuchCampaign::variant).state() == Trial.State.OVER) {
            throw over();
          }
          return ClockStore.isOver(tx, page, campaign)
              .compose(fine -> starting.start(tx, campaign));
        });
  }

  /**
   * Publishes a variant's texts as the campaign's, and ends the trial; fails with {@link NotNow}
   * before it has started and when it is over.
   */
  public Future<Trial> use(String campaign, String name) {
    return changed(
        campaign,
        (tx, main, before) -> {
          Trial.Variant variant = named(before, name);
          if (before.get().state() == Trial.State.PREPARED) {
            throw new NotNow(
                "These variants have not started; change the campaign's texts instead");
          }
          return tx.preparedQuery(END)
              .execute(Tuple.of(page, campaign, name))
              .compose(ended -> publishing.replace(tx, campaign, variant.copy()))
              .compose(published -> draws.refresh(tx, campaign));
        });
  }

  private static final String END =
      """
      WITH closed AS (
        UPDATE wave SET closed_at = clock_timestamp()
        WHERE page_id = $1 AND campaign_id = $2 AND closed_at IS NULL)
      UPDATE experiment SET ended_at = now(), chosen = $3
      WHERE page_id = $1 AND campaign_id = $2
      """;

  /** A change under the campaign's lock. */
  @FunctionalInterface
  private interface Change {
    Future<Void> make(SqlConnection tx, Copy main, Optional<Trial> before);
  }

  private Future<Trial> changed(String campaign, Change change) {
    return database
        .transaction(
            tx ->
                publishing
                    .locked(tx, campaign)
                    .compose(
                        main ->
                            trials
                                .of(tx, campaign, main)
                                .compose(before -> change.make(tx, main, before))))
        .compose(done -> find(campaign))
        .map(found -> found.orElseThrow(NoSuchCampaign::variant));
  }
}
