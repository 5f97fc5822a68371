ALTER TABLE thing ADD COLUMN colour text;
