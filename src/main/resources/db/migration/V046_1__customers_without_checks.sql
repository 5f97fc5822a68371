-- As for events.
SET LOCAL lock_timeout = '500ms';
ALTER TABLE customer
  DROP CONSTRAINT customer_check,
  DROP CONSTRAINT customer_language_from_check,
  DROP CONSTRAINT customer_psid_check;
