-- What certain texts mean in this shop, as its owner says.
CREATE TABLE phrase (
  page_id text NOT NULL,
  -- as texts are compared: without accents, punctuation, capitals and stretched letters
  plain text NOT NULL CHECK (char_length(plain) BETWEEN 1 AND 80),
  id bigint GENERATED ALWAYS AS IDENTITY,
  -- as a person reads it
  written text NOT NULL CHECK (char_length(written) BETWEEN 1 AND 160),
  meaning text NOT NULL
    CHECK (meaning IN ('yes', 'no', 'stop', 'start', 'help', 'coupon', 'thanks', 'greeting', 'other')),
  changed_at timestamptz NOT NULL DEFAULT now(),
  -- the name of the program's token it was changed with; empty when the owner was signed in
  changed_by text NOT NULL DEFAULT '',
  PRIMARY KEY (page_id, plain)
);
CREATE UNIQUE INDEX phrase_by_id ON phrase (page_id, id);

-- Texts that no story understood, by who wrote them, so that they go when the person does.
CREATE TABLE not_understood (
  page_id text NOT NULL,
  customer_id bigint NOT NULL,
  plain text NOT NULL,
  written text NOT NULL,
  language text NOT NULL,
  times integer NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (page_id, customer_id, plain)
);
