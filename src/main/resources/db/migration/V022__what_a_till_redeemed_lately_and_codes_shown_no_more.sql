-- What a till has just redeemed, which it may still take back.
CREATE INDEX coupon_entry_at_till ON coupon_entry (page_id, till_id, at)
  WHERE kind = 'redeemed' AND till_id IS NOT NULL;

-- The versions of a campaign's texts whose code was made void: whom they were shown to gets another. Those of
-- before are found at start, because only Java compares codes as they are compared everywhere: see VoidCodeStore.
ALTER TABLE campaign ADD COLUMN void_versions integer[] NOT NULL DEFAULT '{}';
