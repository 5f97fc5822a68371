/** PostgreSQL is the queue of messages to customers: claim, send, settle, retry, rescue. */
package io.promobot.outbox;
