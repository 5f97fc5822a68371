-- Flyer, flyer and caf%C3%A9, café are one origin each: people are kept under the first spelling.

CREATE TABLE origin (
  page_id text NOT NULL,
  -- as it is compared: decoded, without case
  key text NOT NULL,
  -- as it was first written; everything else holds this one
  name text NOT NULL CHECK (name <> ''),
  PRIMARY KEY (page_id, key)
);
