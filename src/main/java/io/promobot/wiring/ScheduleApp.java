package io.promobot.wiring;

import io.promobot.campaign.AgainStore;
import io.promobot.campaign.CampaignWorker;
import io.promobot.config.AppConfig;
import io.promobot.db.Database;
import io.promobot.schedule.DueStore;
import io.promobot.schedule.ScheduleHandler;
import io.promobot.schedule.ScheduleStore;
import io.promobot.schedule.ScheduleWorker;
import io.promobot.schedule.SendCaller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.time.LocalDate;
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

  static ScheduleWorker worker(Vertx vertx, Database db, AppConfig config, EngineApp engine) {
    String page = config.messenger().pageId();
    var sends = new Begun(engine.campaigns, new AgainStore(page, engine.voice));
    var due = new DueStore(db, page, config.business().days().zone(), sends);
    return new ScheduleWorker(vertx, due, sends, InstantSource.system());
  }

  /** Plans begin sends as the owner's button does. */
  private record Begun(CampaignWorker campaigns, AgainStore drafts) implements SendCaller {
    @Override
    public Future<Void> begin(SqlConnection tx, String campaign, Optional<Long> segment) {
      return campaigns.begin(tx, campaign, segment);
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
