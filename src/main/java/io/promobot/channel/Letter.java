package io.promobot.channel;

import java.util.Optional;

/**
 * An e-mail to one person, whose address is the recipient.
 *
 * @param replyTo who gets the answer, when that is not the shop
 * @param text plain text, lines ended by \n
 * @param typed whether a person wrote it to this one recipient
 */
public record Letter(
    Optional<String> replyTo, String subject, String text, String html, boolean typed) {

  /** One that is sent without a person's doing. */
  public static Letter automatic(
      Optional<String> replyTo, String subject, String text, String html) {
    return new Letter(replyTo, subject, text, html, false);
  }
}
