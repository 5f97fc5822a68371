package io.promobot.event;

import java.time.Duration;

/** How the channels that subscribed to events are told: part of the statement that causes them. */
public final class EventOrders {
  /** So long a channel may accept nothing before it is switched off. */
  public static final Duration TRIED_FOR = Duration.ofHours(24);

  /**
   * Queues the calls of this page, $1, about what the statement's part {@code news} has: the
   * columns event, about_id, subject_id, campaign_id and nth, which orders it. Who subscribes is
   * read with it, so an event is neither lost nor written for nobody.
   */
  public static final String OF_NEWS =
      """
      INSERT INTO outbox (page_id, kind, channel_id, event, about_id, subject_id, campaign_id,
        give_up_at, priority, state, reason)
      SELECT $1, c.type, c.id, news.event, news.about_id, news.subject_id, news.campaign_id,
        now() + interval '%d hours', 2,
        CASE WHEN c.off_at IS NULL THEN 'queued' ELSE 'held' END,
        CASE WHEN c.off_at IS NOT NULL THEN 'channel_off' END
      FROM channel c, news
      WHERE c.page_id = $1 AND c.events <> '{}' AND news.event = ANY (c.events)
      ORDER BY news.nth, c.id
      """
          .formatted(TRIED_FOR.toHours());

  private EventOrders() {}

  /**
   * The part {@code news} of one event for each row of another part.
   *
   * @param about the column with the customer, or NULL
   */
  public static String news(EventType type, String about, String campaign, String from) {
    return """
        news AS (
          SELECT '%s' AS event, %s::bigint AS about_id, id AS subject_id, %s::text AS campaign_id,
            id AS nth
          FROM %s)
        """
        .formatted(type.key(), about, campaign, from);
  }
}
