-- A person of the shop may answer a customer in Facebook's inbox; the bot keeps quiet meanwhile.

ALTER TABLE customer
  -- their last message; NULL when there was none since the owner handed back to the bot
  ADD COLUMN person_wrote_at timestamptz,
  ADD COLUMN handed_back_at timestamptz;
