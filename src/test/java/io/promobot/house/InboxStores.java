package io.promobot.house;

import io.promobot.db.Database;
import io.promobot.inbox.CastStore;
import io.promobot.inbox.EditionStore;
import io.promobot.inbox.FormStore;
import io.promobot.inbox.InboxStore;
import io.promobot.inbox.StoryStore;
import io.promobot.lead.LeadStore;
import io.promobot.outbox.CopyStore;
import io.promobot.stats.Tally;
import io.promobot.wording.Voices;
import java.time.Duration;
import java.time.InstantSource;

/** The transaction of events in a shop of Spain whose settings are the usual ones. */
public final class InboxStores {
  private InboxStores() {}

  public static InboxStore of(Database db, Tally tally, CopyStore copies) {
    String page = tally.page();
    InstantSource clock = InstantSource.system();
    var stories = new StoryStore(db::general, page, Voices::umi, "ES");
    var leads = new LeadStore(tally, Duration.ofMinutes(1), clock);
    return new InboxStore(
        tally,
        new CastStore(tally, Duration.ofHours(24), clock),
        new FormStore(page, stories, leads),
        new EditionStore(page, copies),
        clock);
  }
}
