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
      DO $$ BEGIN
        -- a backup of an earlier version has none of these
        IF to_regclass('follow_up') IS NOT NULL THEN
          DELETE FROM follow_up;
          UPDATE unopened SET looked_until = greatest(looked_until, now());
        END IF;
        IF EXISTS (SELECT FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = 'campaign' AND column_name = 'hushed') THEN
          UPDATE campaign SET hushed = false, planned = false;
        END IF;
        IF to_regclass('weekly_letter') IS NOT NULL THEN
          UPDATE weekly_letter SET due_at = due_at + interval '7 days' WHERE due_at <= now();
        END IF;
        IF to_regclass('planned_send') IS NOT NULL THEN
          UPDATE planned_send SET state = 'missed', ended_at = now(),
            reason = 'It was due before the backup was restored and has most likely gone out'
          WHERE state = 'planned' AND repeat = 'once' AND due_at <= now();
          -- later than any grace, so that it counts as missed and its next run is planned
          UPDATE planned_send SET due_at = due_at - interval '8 days'
          WHERE state = 'planned' AND repeat <> 'once' AND due_at <= now();
        END IF;
      END $$;
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
