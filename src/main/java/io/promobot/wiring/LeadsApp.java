package io.promobot.wiring;

import io.promobot.api.LeadHandler;
import io.promobot.api.WelcomeMailHandler;
import io.promobot.config.AppConfig;
import io.promobot.contract.Endpoints;
import io.promobot.db.Database;
import io.promobot.intake.IntakeWorker;
import io.promobot.lead.LeadEraseStore;
import io.promobot.lead.LeadListStore;
import io.promobot.lead.LeadStore;
import io.promobot.lead.NewLead;
import io.promobot.lead.Registered;
import io.promobot.lead.WelcomeStore;
import io.promobot.stats.Tally;
import io.promobot.wording.Voice;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** People who register, and the e-mail that welcomes them. */
final class LeadsApp {
  private static final int FIRST_SLOT = 32;

  private final Database db;
  private final AppConfig config;

  LeadsApp(Database db, AppConfig config) {
    this.db = db;
    this.config = config;
  }

  List<Endpoints> endpoints(Supplier<Voice> voice) {
    return List.of(leads(), welcomeMail(voice));
  }

  /** {@code ordered} is run when an e-mail is to go out. */
  IntakeWorker<NewLead, Registered> intake(Runnable ordered) {
    var leads = new LeadStore(tally(), config.leads().welcomeDelay(), InstantSource.system());
    return IntakeWorker.ofLeads(db, page(), leads::register, ordered);
  }

  private LeadHandler leads() {
    var leads = new LeadListStore(db, page());
    return new LeadHandler(
        leads::list,
        leads::export,
        new LeadEraseStore(db, page())::erase,
        config.business().days().zone());
  }

  private WelcomeMailHandler welcomeMail(Supplier<Voice> voice) {
    var welcomes = new WelcomeStore(db, page(), () -> voice.get().language());
    var sender =
        new WelcomeMailHandler.Sender(
            () -> voice.get().business(), config.outside().mailFrom().address());
    return new WelcomeMailHandler(welcomes::find, welcomes::change, sender);
  }

  /** Separate from those in which the inbox counts. */
  private Tally tally() {
    var tally = EngineApp.tally(config);
    return tally.in(FIRST_SLOT + tally.slot());
  }

  private String page() {
    return config.messenger().pageId();
  }
}
