package io.promobot.event;

/** Something a customer did for the first time in a campaign. */
public record PersonEvent(EventType type, long customer, String campaign) {}
