-- The language that somebody is spoken to in: its tag, such as es; null as long as nobody knows. What told it
-- decides what may overwrite it. A guess is what one text was perhaps written in, until another one agrees.
ALTER TABLE customer
  ADD COLUMN language text,
  ADD COLUMN language_from text CHECK (language_from IN ('chosen', 'website', 'profile', 'written')),
  ADD COLUMN language_guess text,
  ADD CHECK ((language IS NULL) = (language_from IS NULL));

-- What a message of a campaign was said in, so that it is read as it was; null for the shop's main language.
ALTER TABLE outbox ADD COLUMN language text;

-- What somebody who registered reads their e-mail in; null for the shop's main language.
ALTER TABLE lead ADD COLUMN language text;
