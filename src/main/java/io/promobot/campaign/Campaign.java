package io.promobot.campaign;

import io.promobot.wording.Copy;
import java.time.Instant;
import java.util.Optional;

/**
 * A campaign with its story, its current copy and the result of its last send.
 *
 * @param hushed what is sent of it rests for the quiet hours only
 * @param unfinished its send has not come to everybody yet
 * @param clockAt of a last send that goes by each customer's clock: when it is its time by the
 *     shop's
 * @param segment the people it is for; empty for everybody
 */
public record Campaign(
    String id,
    String name,
    String state,
    int version,
    Copy copy,
    Instant createdAt,
    Sending sending,
    boolean hushed,
    boolean unfinished,
    Optional<Instant> clockAt,
    Optional<ForWhom> segment) {

  /** The people a campaign is for: a segment's id and name. */
  public record ForWhom(String id, String name) {}
}
