package io.promobot;

import io.promobot.db.Database;
import io.promobot.http.DeskRoutes;
import io.promobot.http.IntakeWorker;
import io.promobot.lead.LeadStore;
import io.promobot.support.RequestStore;
import io.vertx.core.Vertx;
import java.util.concurrent.ThreadLocalRandom;

/** What stands behind the paths about leads, requests and their desks; built once. */
final class DeskApp {
  private static final int FIRST_SLOT = 32;
  private static final int SLOTS = 16;

  private final Vertx vertx;
  private final Database db;
  private final EngineApp engine;
  private final WebApp.Setting setting;

  DeskApp(Vertx vertx, Database db, EngineApp engine, WebApp.Setting setting) {
    this.vertx = vertx;
    this.db = db;
    this.engine = engine;
    this.setting = setting;
  }

  DeskRoutes.Parts parts() {
    return new DeskRoutes.Parts(intakes());
  }

  private DeskRoutes.Intakes intakes() {
    var leads = new LeadStore(page(), setting.config().leads().welcomeDelay(), slot());
    return new DeskRoutes.Intakes(
        IntakeWorker.ofLeads(db, page(), leads::register, this::ordered),
        IntakeWorker.ofRequests(db, page(), new RequestStore(page())::ask, this::ordered),
        setting.config().leads().phoneRegion());
  }

  private void ordered() {
    engine.outbox.wake();
  }

  /** Apart from those in which the inbox counts. */
  private static int slot() {
    return FIRST_SLOT + ThreadLocalRandom.current().nextInt(SLOTS);
  }

  private String page() {
    return setting.config().messenger().pageId();
  }
}
