package io.promobot.campaign;

/**
 * What a send would amount to if it began now.
 *
 * @param calls how many of its messages are calls to another system, which set the pace
 * @param keptOut people who get nothing, so that a trial's variants can be compared with that
 */
public record Reach(Sending sending, int calls, int keptOut) {}
