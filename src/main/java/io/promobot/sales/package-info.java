/** What customers bought with coupons: counted as it happens, by campaign, day and origin. */
package io.promobot.sales;
