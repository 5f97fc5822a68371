package io.promobot.channel;

/** The other system took the message and gave it this id. */
public record Sent(String messageId) {}
