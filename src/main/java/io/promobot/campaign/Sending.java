package io.promobot.campaign;

/** How many people one send reached, and how many it left out for each reason. */
public record Sending(int queued, int windowClosed, int optedOut, int blocked, int alreadyIn) {}
