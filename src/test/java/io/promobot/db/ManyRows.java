package io.promobot.db;

/**
 * Thousands of rows in every table that grows, as plans see them: what they say does not matter.
 */
final class ManyRows {
  private ManyRows() {}

  /** The tables that have as many rows as a shop has people, and what people did. */
  private static final String TABLES =
      "event|tap_count|outbox|customer|journey|erased|lead|request|answer|chat_message|visit|coupon"
          + "|coupon_entry|follow_up|held_out";

  /**
   * What fills them and lets PostgreSQL look at them. All is of one page. Columns of few values are
   * those whose names say so.
   */
  static String everywhere() {
    return FILL.replace("TABLES", TABLES);
  }

  private static final String FILL =
      """
      DO $$
      DECLARE
        filled regclass;
        names text;
        contents text;
      BEGIN
        EXECUTE (
          SELECT string_agg(
            format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I', conrelid::regclass, conname), '; ')
          FROM pg_constraint
          WHERE contype IN ('c', 'f') AND conparentid = 0 AND coninhcount = 0 AND conrelid <> 0
            AND connamespace = 'public'::regnamespace);
        FOR filled IN
          SELECT oid FROM pg_class
          WHERE relkind IN ('r', 'p') AND NOT relispartition
            AND relnamespace = 'public'::regnamespace AND relname ~ '^(TABLES)$'
        LOOP
          SELECT string_agg(quote_ident(attname), ', '), string_agg(
            CASE WHEN attnotnull THEN value
              ELSE format('CASE WHEN i %% 3 > 0 THEN %s END', value) END, ', ')
          INTO names, contents
          FROM (
            SELECT attname, attnotnull, CASE
              WHEN attname = 'page_id' THEN '''page'''
              WHEN attname = 'state' THEN '(CASE WHEN i % 50 = 0 THEN ''queued'' ELSE ''sent'' END)'
              WHEN type = 'timestamp with time zone' THEN 'now() + (1000 - i) * interval ''1 hour'''
              WHEN type = 'date' THEN 'current_date - i % 400'
              WHEN type = 'boolean' THEN 'i % 50 = 0'
              WHEN type = 'bytea' THEN 'sha256(i::text::bytea)'
              WHEN type = 'uuid' THEN 'md5(i::text)::uuid'
              WHEN type = 'jsonb' THEN '''{}''::jsonb'
              WHEN type LIKE '%[]' THEN format('ARRAY[i]::%s', type)
              WHEN type = 'smallint' THEN '(i % 8 - 1)::smallint'
              WHEN attname IN ('kind', 'say', 'campaign_id', 'line', 'language',
                'stage', 'event', 'channel_id', 'origin', 'topic_id', 'time_zone')
                THEN format('(i %% 7)::%s', type)
              ELSE format('i::%s', type) END AS value
            FROM (
              SELECT attname, attnotnull, format_type(atttypid, NULL) AS type FROM pg_attribute
              WHERE attrelid = filled AND attnum > 0 AND NOT attisdropped AND attgenerated = '') c
          ) columns;
          EXECUTE format(
            'INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM generate_series(1, 5000) i'
            || ' ON CONFLICT DO NOTHING', filled, names, contents);
        END LOOP;
      END $$;
      ANALYZE
      """;
}
