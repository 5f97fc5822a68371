/**
 * The shop's calendar: which day an instant belongs to, and when a day begins. Imports none of our
 * packages. Start reading at {@link io.promobot.day.ShopDays}.
 */
package io.promobot.day;
