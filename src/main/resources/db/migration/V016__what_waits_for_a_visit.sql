-- A campaign reaches people of the website on their next visit, and what nobody came back for expires with it.
ALTER TABLE campaign ADD next_visit integer NOT NULL DEFAULT 0;

-- The campaign whose message this is, until it is known to be delivered or has expired.
ALTER TABLE chat_message ADD campaign_id text;
CREATE INDEX chat_message_waits ON chat_message (page_id, campaign_id, at) WHERE campaign_id IS NOT NULL;

-- Customers whose browser holds their chat open, as the replica it hangs on says every few seconds.
CREATE TABLE visit (
  page_id text NOT NULL,
  customer_id bigint NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (page_id, customer_id)
);
