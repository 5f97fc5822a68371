package io.promobot.stats;

/**
 * How many people came from one origin, and how many of them did what; an empty origin stands for
 * people whose origin is unknown.
 */
public record EverybodysOrigin(
    String origin, long leads, long customers, long responded, long revealed, long redeemed) {}
