-- Bots get a token that may only register people and send questions, and the owner sees whether one of
-- them still writes the token for everything into addresses.
ALTER TABLE owner
  ADD COLUMN bot_token_hash bytea,
  ADD COLUMN api_token_in_address_at timestamptz;
