package io.promobot.till;

/**
 * Somebody who is signed in at a till.
 *
 * @param till its id
 * @param seesNames whether it may show the customer's name
 */
record TillSession(long till, String name, boolean seesNames) {}
