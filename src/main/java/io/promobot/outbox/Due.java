package io.promobot.outbox;

import io.promobot.text.StoryLanguage;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A claimed row, with what must be known about its customer right before the send.
 *
 * @param lease the claim's number; a claim with an older one has lost the row
 * @param attempts how often it has been tried, this time included
 * @param words from its row: its own words, and then campaign and version are empty; or the code of
 *     the customer's own that goes into the campaign's
 * @param language their language as far as it is known; the message's, too
 * @param nameAsked whether Messenger has been asked for the name lately, whatever it said
 */
record Due(
    long id,
    int lease,
    long customer,
    String psid,
    String campaign,
    int version,
    String say,
    Optional<JsonObject> words,
    int attempts,
    boolean possibleDuplicate,
    Instant createdAt,
    Optional<String> firstName,
    Optional<StoryLanguage> language,
    boolean nameAsked,
    boolean optedOut,
    boolean blocked,
    Optional<Instant> windowUntil,
    Standing standing) {

  /**
   * Where the customer's conversation is now.
   *
   * @param wasThere whether they have read or done something since the message was queued
   */
  record Standing(String campaign, String step, boolean wasThere) {}

  /** Whether it is about no campaign and has its own words. */
  boolean speaksForItself() {
    return campaign.isEmpty();
  }

  /**
   * Whether they are still at this step of this message's campaign, and have not been there since.
   */
  boolean standsAt(String step) {
    return standing.equals(new Standing(campaign, step, false));
  }
}
