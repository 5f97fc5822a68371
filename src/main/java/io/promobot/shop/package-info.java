/**
 * What the owner calls the shop, and its logo: kept for all replicas, known to each of them, and
 * changed in Settings. Start reading at {@link io.promobot.shop.ShopFeed}.
 */
package io.promobot.shop;
