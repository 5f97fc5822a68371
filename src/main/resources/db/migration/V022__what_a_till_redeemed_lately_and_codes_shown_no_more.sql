-- What a till has just redeemed, which it may still take back.
CREATE INDEX coupon_entry_at_till ON coupon_entry (page_id, till_id, at)
  WHERE kind = 'redeemed' AND till_id IS NOT NULL;

-- The versions of a campaign's texts whose code was made void: whom they were shown to gets another.
ALTER TABLE campaign ADD COLUMN void_versions integer[] NOT NULL DEFAULT '{}';

UPDATE campaign g SET void_versions = v.versions
FROM (
  SELECT y.page_id, y.campaign_id, array_agg(y.version ORDER BY y.version) AS versions
  FROM campaign_copy y
    JOIN coupon c ON c.page_id = y.page_id AND c.campaign_id = y.campaign_id AND c.shared
      AND c.voided_at IS NOT NULL AND c.code = upper(regexp_replace(y.fields ->> 'code', '[\s-]', '', 'g'))
  GROUP BY y.page_id, y.campaign_id) v
WHERE g.page_id = v.page_id AND g.id = v.campaign_id;
