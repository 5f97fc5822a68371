-- Figures can be told apart by the language people speak; empty as long as nobody knows. As with lines, each language
-- has slots of its own, so that no counter is of two; the key need not know it, and a replica that does not either
-- keeps working.
ALTER TABLE journey ADD language text NOT NULL DEFAULT '';
ALTER TABLE path_count ADD language text NOT NULL DEFAULT '';
ALTER TABLE stage_count ADD language text NOT NULL DEFAULT '';
