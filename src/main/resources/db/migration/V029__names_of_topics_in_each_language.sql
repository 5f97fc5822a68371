-- What a topic is called in other languages, by the language's tag: {"es": "Ventas"}. Who speaks any other reads "name".
ALTER TABLE topic ADD COLUMN names jsonb NOT NULL DEFAULT '{}';
