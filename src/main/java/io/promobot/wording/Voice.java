package io.promobot.wording;

import io.promobot.flow.Texts;
import io.promobot.text.StoryLanguage;

/**
 * How a shop speaks: what goes into all of its texts, and may change while they are being sent.
 *
 * @param business the shop's name
 * @param publicUrl our address, which those of our own images begin with
 * @param language the language of customers who are not known to have another
 */
public record Voice(String business, String publicUrl, StoryLanguage language) {

  /** Ready to send. */
  Texts finished(Texts texts) {
    return texts.of(business).withImagesAt(publicUrl);
  }
}
