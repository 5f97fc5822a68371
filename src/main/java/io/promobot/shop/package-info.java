/**
 * The shop itself: what the owner calls it and its logo, kept for all replicas and known to each of
 * them, and the links that bring people into its chat and remember where they came from. Start
 * reading at {@link io.promobot.shop.ShopFeed} and {@link io.promobot.shop.EntryLinkStore}.
 */
package io.promobot.shop;
