-- Journeys are written in the order in which people join, so a summary of each stretch of the table
-- finds those who joined since some day, and costs a new journey next to nothing.
CREATE INDEX journey_entered_at ON journey USING brin (entered_at);
