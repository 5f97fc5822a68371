-- How many people a customer, and everybody on a visitor's network, has signed up within a day: each of them gets an e-mail.
CREATE TABLE sign_up_count (
  page_id text NOT NULL,
  -- scrambled with the page's salt
  who bytea NOT NULL,
  used integer NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (page_id, who)
);
