package io.promobot.shop;

import io.promobot.text.StoryLanguage;
import java.util.Optional;

/**
 * What the shop is called, its picture, and the language it speaks.
 *
 * @param logo the address of a picture: one of our own, or one on the web
 * @param language that of customers who are not known to have another
 * @param languageGiven whether the owner or the settings chose it
 */
public record Shop(
    String name, Optional<String> logo, StoryLanguage language, boolean languageGiven) {}
