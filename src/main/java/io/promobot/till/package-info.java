/**
 * Where codes are redeemed: the shop's tills, the programs of others, and what the owner sees of
 * it. Start reading at {@link io.promobot.till.RedemptionStore}.
 */
package io.promobot.till;
