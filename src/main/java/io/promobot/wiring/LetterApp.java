package io.promobot.wiring;

import io.promobot.config.AppConfig;
import io.promobot.contract.Endpoints;
import io.promobot.db.Database;
import io.promobot.letter.LetterHandler;
import io.promobot.letter.LetterPlanStore;
import io.promobot.letter.LetterQueueStore;
import io.promobot.letter.LetterWorker;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** The weekly letter to the owner: its settings, and the worker that queues it. */
final class LetterApp {
  private LetterApp() {}

  static LetterQueueStore queue(Database db, AppConfig config, EngineApp engine) {
    return new LetterQueueStore(
        db, config.messenger().pageId(), config.business().days(), engine.voice);
  }

  static Endpoints endpoints(Database db, AppConfig config, EngineApp engine) {
    return new LetterHandler(
        new LetterPlanStore(db, config.messenger().pageId()),
        queue(db, config, engine),
        config.business().days().zone(),
        InstantSource.system(),
        engine::callOrdered);
  }

  static LetterWorker worker(Vertx vertx, Database db, AppConfig config, EngineApp engine) {
    return new LetterWorker(
        vertx, queue(db, config, engine), InstantSource.system(), engine::callOrdered);
  }
}
