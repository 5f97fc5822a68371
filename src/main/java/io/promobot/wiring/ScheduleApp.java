package io.promobot.wiring;

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

  static ScheduleWorker worker(
      Vertx vertx, Database db, AppConfig config, CampaignWorker campaigns) {
    var sends = new Begun(campaigns);
    var due = new DueStore(db, config.messenger().pageId(), config.business().days().zone(), sends);
    return new ScheduleWorker(vertx, due, sends, InstantSource.system());
  }

  /** Plans begin sends as the owner's button does. */
  private record Begun(CampaignWorker campaigns) implements SendCaller {
    @Override
    public Future<Void> begin(SqlConnection tx, String campaign, Optional<Long> segment) {
      return campaigns.begin(tx, campaign, segment);
    }

    @Override
    public void goOn(String campaign) {
      campaigns.goOn(campaign);
    }
  }
}
