-- Whether these words opted out, as it was understood when they came; null for those of before.
ALTER TABLE event ADD COLUMN opts_out boolean;
ALTER TABLE event ALTER COLUMN opts_out SET DEFAULT false;

-- V026 says that replicas which do not know languages keep working. They do, but one that merges two spellings of an
-- origin takes the language away from the counters it moves.
COMMENT ON COLUMN path_count.language IS
  'Follows from the slot: it is written whenever something is counted there, and each start repairs those that lost it.';
