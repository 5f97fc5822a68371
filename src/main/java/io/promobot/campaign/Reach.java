package io.promobot.campaign;

/**
 * What a send would amount to if it began now.
 *
 * @param calls how many of its messages are calls to another system, which set the pace
 */
public record Reach(Sending sending, int calls) {}
