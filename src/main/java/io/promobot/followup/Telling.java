package io.promobot.followup;

import io.promobot.channel.Line;
import io.promobot.flow.FollowUp;
import io.promobot.outbox.Reply;
import io.promobot.variant.Draw;
import java.util.Optional;

/**
 * A campaign that follows up on what it said.
 *
 * @param version its own texts
 * @param draw whose texts people read where it tries several wordings
 */
record Telling(String campaign, FollowUp followUp, int version, Optional<Draw> draw) {

  /** What somebody with this lot is told. */
  Reply to(long customer, Line line, Optional<Integer> lot) {
    int read = draw.flatMap(drawn -> lot.map(drawn::version)).orElse(version);
    return new Reply(customer, line, campaign, read, followUp.say());
  }
}
