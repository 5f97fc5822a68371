package io.promobot;

import io.promobot.db.Database;
import io.promobot.http.DeskRoutes;
import io.vertx.core.Vertx;

/** What stands behind the paths about leads, requests and their desks; built once. */
final class DeskApp {
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
    return new DeskRoutes.Parts();
  }

  private String page() {
    return setting.config().messenger().pageId();
  }
}
