-- The way by which a customer talks to the shop, and by which a message reaches them.
ALTER TABLE customer ADD line text NOT NULL DEFAULT 'messenger';
ALTER TABLE outbox ADD line text NOT NULL DEFAULT 'messenger';
-- Messages that need no call: reminders and campaigns for visitors of the website.
CREATE INDEX outbox_due_ours ON outbox (page_id, due_at, id) WHERE state = 'queued' AND line = 'web';

-- What a visitor sees, both sides, in the order in which it was committed. A customer's row is locked
-- while one of theirs is added, so a reader who has seen one number has seen all below it.
CREATE TABLE chat_message (
  page_id text NOT NULL,
  customer_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  -- the shop's; empty for the visitor's own
  outbox_id bigint,
  -- the visitor's words or the label of what was tapped, and the id their browser gave it
  text text,
  event text,
  at timestamptz NOT NULL,
  PRIMARY KEY (page_id, customer_id, id)
);

-- Retention looks for the oldest, which come first in the table.
CREATE INDEX chat_message_at ON chat_message USING brin (at);

-- How the chat on the website looks, and which sites may show it.
CREATE TABLE website (
  page_id text PRIMARY KEY,
  is_on boolean NOT NULL,
  sites text[] NOT NULL,
  color text NOT NULL,
  corner text NOT NULL,
  teaser text NOT NULL,
  consent text NOT NULL
);
