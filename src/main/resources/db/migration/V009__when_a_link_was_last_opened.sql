-- When a person last opened each link of the campaign and it was counted: its button's name and microseconds since
-- 1970. Replicas decide by it together whether another tap counts.
ALTER TABLE journey ADD COLUMN opened_at jsonb NOT NULL DEFAULT '{}';
