-- The shop's main language, until the owner chooses one as LANGUAGE says.
ALTER TABLE page ADD COLUMN shop_language text;

-- Texts in other languages than the main one, by the language's tag: {"es": {"welcome": "…"}}. The language of
-- "fields" is what the main one was when they were written. Those of before were English, or whatever the owner
-- wrote: wording/Copy.java makes them the main language's.
ALTER TABLE campaign_copy ADD COLUMN language text NOT NULL DEFAULT 'en';
ALTER TABLE campaign_copy ADD COLUMN translations jsonb NOT NULL DEFAULT '{}';
ALTER TABLE story_copy ADD COLUMN language text NOT NULL DEFAULT 'en';
ALTER TABLE story_copy ADD COLUMN translations jsonb NOT NULL DEFAULT '{}';
