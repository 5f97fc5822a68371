package io.promobot.backup;

/** What must change after a restore, compared with the backup. */
final class Afterwards {
  private Afterwards() {}

  /** Anyone who has signed out since must not be let in again. */
  static final String SIGNED_OUT =
      "DELETE FROM session; DELETE FROM sign_in_link; "
          // a backup of an earlier version has no tills
          + "DO 'BEGIN IF to_regclass(''till_session'') IS NOT NULL THEN"
          + " DELETE FROM till_session; END IF; END'";

  /**
   * Whatever was waiting then has most likely gone out since, and nobody gets a coupon twice
   * unasked: campaigns pause with their messages until the owner resumes or cancels them, and
   * everything else waits to be retried one by one.
   */
  static final String NOTHING_GOES_OUT =
      """
      UPDATE campaign SET state = 'paused' WHERE state IN ('queueing', 'sending');
      UPDATE campaign SET queued_to = queue_end WHERE state = 'open';
      UPDATE outbox o SET
        state = CASE WHEN stands.still THEN 'held' ELSE 'cancelled' END,
        reason = CASE WHEN stands.still THEN o.reason ELSE 'restored' END,
        settled_at = CASE WHEN stands.still THEN NULL ELSE now() END,
        possible_duplicate = true, lease_no = o.lease_no + 1, lease_until = NULL
      FROM (
        SELECT w.page_id, w.id, w.priority = 1 AND EXISTS (
            SELECT FROM campaign c WHERE c.page_id = w.page_id AND c.id = w.campaign_id
              AND c.state IN ('paused', 'cancelled')) AS still
        FROM outbox w WHERE w.state IN ('queued', 'held', 'sending', 'unknown')) AS stands
      WHERE o.page_id = stands.page_id AND o.id = stands.id
      """;

  /**
   * Numbers given out after the backup are known outside, in links and answers: none is used again.
   */
  static final int NUMBERS_SKIPPED = 1_000_000;

  /** Campaigns are numbered by their page and not by the database. */
  static final String CAMPAIGNS_SKIP =
      "UPDATE page SET next_campaign_number = next_campaign_number + " + NUMBERS_SKIPPED;
}
