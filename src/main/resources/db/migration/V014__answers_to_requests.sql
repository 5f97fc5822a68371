-- What the shop has answered to questions. Words and state are those of the delivery that carries the answer.
CREATE TABLE answer (
  page_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  request_id bigint NOT NULL,
  outbox_id bigint NOT NULL,
  -- owner, or api for a program with the API token
  author text NOT NULL,
  -- the caller's, so that a second press sends nothing
  key uuid NOT NULL,
  answered_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, id),
  UNIQUE (page_id, request_id, key),
  FOREIGN KEY (page_id, request_id) REFERENCES request ON DELETE CASCADE
);
