package io.promobot.http;

import io.promobot.db.Database;
import io.promobot.lead.LeadStore;
import io.promobot.support.RequestStore;
import java.time.Duration;

/** What a {@link ShopServer} answers about leads, requests and their desks. */
final class TestDesks {
  static final Duration WELCOME_DELAY = Duration.ofSeconds(60);

  private TestDesks() {}

  static DeskRoutes.Parts parts(Database db, String page) {
    return new DeskRoutes.Parts(intakes(db, page));
  }

  static DeskRoutes.Intakes intakes(Database db, String page) {
    return new DeskRoutes.Intakes(
        IntakeWorker.ofLeads(db, page, new LeadStore(page, WELCOME_DELAY, 0)::register, () -> {}),
        IntakeWorker.ofRequests(db, page, new RequestStore(page)::ask, () -> {}),
        "ES");
  }
}
