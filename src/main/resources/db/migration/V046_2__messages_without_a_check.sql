-- As for events.
SET LOCAL lock_timeout = '500ms';
ALTER TABLE outbox DROP CONSTRAINT outbox_state_check;
