package io.promobot.channel;

import java.util.Optional;

/**
 * An e-mail to one person, whose address is the recipient.
 *
 * @param replyTo who gets the answer, when that is not the shop
 * @param text plain text, lines ended by \n
 */
public record Letter(Optional<String> replyTo, String subject, String text, String html) {}
