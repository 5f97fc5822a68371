package io.promobot.wiring;

import io.promobot.config.AppConfig;
import io.promobot.inbox.CastStore;
import io.promobot.inbox.EditionStore;
import io.promobot.inbox.FormStore;
import io.promobot.inbox.InboxStore;
import io.promobot.inbox.StoryStore;
import io.promobot.lead.LeadStore;
import io.promobot.outbox.CopyStore;
import io.promobot.stats.Tally;
import java.time.InstantSource;

/** The one transaction of an event: its people, its stories, and what comes of its forms. */
final class InboxApp {
  private static final InstantSource CLOCK = InstantSource.system();

  private final AppConfig config;
  private final StoryStore stories;
  private final CopyStore copies;

  InboxApp(AppConfig config, StoryStore stories, CopyStore copies) {
    this.config = config;
    this.stories = stories;
    this.copies = copies;
  }

  /** Counts with this tally. */
  InboxStore store(Tally tally) {
    String page = tally.page();
    var cast = new CastStore(tally, config.messenger().handoverPause(), CLOCK);
    var leads = new LeadStore(tally, config.leads().welcomeDelay(), CLOCK);
    var forms = new FormStore(page, stories, leads);
    return new InboxStore(tally, cast, forms, new EditionStore(page, copies), CLOCK);
  }
}
