-- A campaign tries two to four variants of its texts. "draw" is what the intake and sends need to know of that: which
-- version each variant has now, and its share of the wave that is open. It is written by whoever changes any of that,
-- in the same transaction; null without variants, so others pay nothing.
ALTER TABLE campaign ADD draw jsonb;
-- Whose texts a version has; null: the campaign's own.
ALTER TABLE campaign_copy ADD variant text;
-- The wave a person came in, times eight, and their variant, counted from 1. It never changes.
ALTER TABLE journey ADD lot integer;
CREATE INDEX journey_by_lot ON journey (page_id, campaign_id, lot) WHERE lot IS NOT NULL;

CREATE TABLE experiment (
  page_id text NOT NULL,
  campaign_id text NOT NULL,
  -- the number of the stage that people are to reach
  goal integer NOT NULL,
  learns boolean NOT NULL,
  -- of everybody whom a send would reach, this part gets nothing
  holdout double precision NOT NULL CHECK (holdout >= 0 AND holdout <= 0.5),
  -- of the share of people who reach the goal, the owner does not mind losing so much
  careless double precision NOT NULL CHECK (careless > 0),
  -- where it learns: how many people a send writes to before the shares are drawn again
  wave_people integer NOT NULL CHECK (wave_people > 0),
  -- how long a wave is open at least
  wave_seconds integer NOT NULL CHECK (wave_seconds > 0),
  -- how long each person has for reaching the goal
  act_seconds integer NOT NULL CHECK (act_seconds > 0),
  -- an earlier experiment of the campaign had the waves and the versions before these
  first_wave integer NOT NULL DEFAULT 1,
  first_version integer NOT NULL DEFAULT 1,
  -- until then the owner prepares it
  started_at timestamptz,
  ended_at timestamptz,
  chosen text,
  PRIMARY KEY (page_id, campaign_id),
  FOREIGN KEY (page_id, campaign_id) REFERENCES campaign ON DELETE CASCADE
);

CREATE TABLE variant (
  page_id text NOT NULL,
  campaign_id text NOT NULL,
  name text NOT NULL CHECK (name IN ('A', 'B', 'C', 'D')),
  -- what it says otherwise than the campaign, by language: {"en": {"welcome": "…"}}
  words jsonb NOT NULL DEFAULT '{}',
  -- the campaign's texts with these words, once it has started
  version integer,
  PRIMARY KEY (page_id, campaign_id, name),
  FOREIGN KEY (page_id, campaign_id) REFERENCES campaign ON DELETE CASCADE
);

-- People who come while the shares are the same. Counted once, when the time of the last of them is over.
CREATE TABLE wave (
  page_id text NOT NULL,
  campaign_id text NOT NULL,
  number integer NOT NULL,
  shares double precision[] NOT NULL,
  -- how many a send has written to or held out
  queued integer NOT NULL DEFAULT 0,
  opened_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  counted_at timestamptz,
  -- by variant
  people bigint[],
  delivered bigint[],
  reached bigint[],
  -- of those who got nothing
  held bigint,
  held_reached bigint,
  PRIMARY KEY (page_id, campaign_id, number),
  FOREIGN KEY (page_id, campaign_id) REFERENCES campaign ON DELETE CASCADE
);
CREATE UNIQUE INDEX wave_open ON wave (page_id, campaign_id) WHERE closed_at IS NULL;
CREATE INDEX wave_uncounted ON wave (page_id, campaign_id) WHERE counted_at IS NULL;

-- Who got nothing so that the others can be compared with them.
CREATE TABLE held_out (
  page_id text NOT NULL,
  campaign_id text NOT NULL,
  customer_id bigint NOT NULL,
  wave integer NOT NULL,
  held_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (page_id, campaign_id, customer_id)
);
CREATE INDEX held_out_by_wave ON held_out (page_id, campaign_id, wave);
