/** Deliveries as the owner sees them: the list, its counts, and what was said to one customer. */
package io.promobot.deliveries;
