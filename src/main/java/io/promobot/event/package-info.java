/**
 * What happens to customers that programs of the owner's can be told: its names, and the statement
 * that queues it in the transaction in which it happens. {@code subscriber} sends it.
 */
package io.promobot.event;
