-- The campaign that a later run of a repeated send is a copy of; NULL for all others.
ALTER TABLE campaign ADD COLUMN again_of text;
