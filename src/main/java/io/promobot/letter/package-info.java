/**
 * The weekly letter to the owner: what went out, what came of it, what waits and what failed. It is
 * queued in the transaction that plans the next one, and goes out as all e-mails do. Start reading
 * at {@link io.promobot.letter.LetterQueueStore}.
 */
package io.promobot.letter;
