package io.promobot.wiring;

import io.promobot.campaign.AgainStore;
import io.promobot.campaign.CampaignWorker;
import io.promobot.campaign.LateStore;
import io.promobot.campaign.QuietStore;
import io.promobot.config.AppConfig;
import io.promobot.db.Database;
import io.promobot.followup.RestStore;
import io.promobot.schedule.DueStore;
import io.promobot.schedule.QuietWorker;
import io.promobot.schedule.ScheduleHandler;
import io.promobot.schedule.ScheduleStore;
import io.promobot.schedule.ScheduleWorker;
import io.promobot.schedule.SendCaller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Sends at a time: the owner's calendar, and the worker that begins what is due. */
final class ScheduleApp {
  private ScheduleApp() {}

  static ScheduleHandler calendar(Database db, AppConfig config) {
    return new ScheduleHandler(
        new ScheduleStore(db, config.messenger().pageId()),
        config.business().days().zone(),
        InstantSource.system());
  }

  /** What looks at the clock. */
  record Workers(ScheduleWorker due, QuietWorker quiet) {
    /** Completes once what rests in the quiet hours rests, if these are quiet hours. */
    Future<Void> start() {
      return quiet.start().onComplete(looked -> due.start());
    }

    void stop() {
      due.stop();
      quiet.stop();
    }
  }

  static Workers workers(Vertx vertx, Database db, AppConfig config, EngineApp engine) {
    String page = config.messenger().pageId();
    ZoneId zone = config.business().days().zone();
    InstantSource clock = InstantSource.system();
    var sends =
        new Begun(
            engine.campaigns,
            new AgainStore(page, engine.voice),
            new QuietStore(db, page),
            new RestStore(db, page),
            new LateStore(db, page, zone));
    return new Workers(
        new ScheduleWorker(vertx, new DueStore(db, page, zone, sends), sends, clock),
        new QuietWorker(vertx, new ScheduleStore(db, page), sends, clock, zone));
  }

  /** Plans begin sends as the owner's button does, but these rest in the quiet hours. */
  private record Begun(
      CampaignWorker campaigns,
      AgainStore drafts,
      QuietStore quiet,
      RestStore followUps,
      LateStore lates)
      implements SendCaller {
    @Override
    public Future<Void> begin(
        SqlConnection tx, String campaign, Optional<Long> segment, Optional<Instant> clockAt) {
      return campaigns
          .begin(tx, campaign, segment, clockAt)
          .compose(begun -> quiet.planned(tx, campaign));
    }

    @Override
    public Future<Void> quiet(Optional<Instant> until) {
      return until
          .map(end -> followUps.rest(end).compose(taken -> quiet.quiet(true)))
          .orElseGet(() -> quiet.quiet(false))
          .mapEmpty();
    }

    @Override
    public Future<Void> late(Instant now) {
      return lates.move(now).mapEmpty();
    }

    @Override
    public Future<String> again(SqlConnection tx, String campaign, LocalDate day, int later) {
      return drafts.again(tx, campaign, day, later);
    }

    @Override
    public void goOn(String campaign) {
      campaigns.goOn(campaign);
    }
  }
}
