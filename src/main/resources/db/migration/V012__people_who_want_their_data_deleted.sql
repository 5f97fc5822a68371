-- People ask for their data to be deleted, by way of Facebook and in the chat.

CREATE TABLE deletion_request (
  page_id text NOT NULL,
  code text NOT NULL,
  -- Facebook's; the same for each repetition of one request
  signature bytea NOT NULL,
  -- the person's id for our app, until it is done
  user_id text,
  asked_at timestamptz NOT NULL DEFAULT now(),
  done_at timestamptz,
  PRIMARY KEY (page_id, code),
  UNIQUE (page_id, signature)
);

-- Somebody who confirmed it in the chat is erased after the receipt, and at this time at the latest.
ALTER TABLE customer ADD COLUMN erase_at timestamptz;
CREATE INDEX customer_to_erase ON customer (page_id, erase_at) WHERE erase_at IS NOT NULL;
