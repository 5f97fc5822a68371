package io.promobot.shop;

import java.util.Optional;

/**
 * What the shop is called, and its picture.
 *
 * @param logo the address of a picture: one of our own, or one on the web
 */
public record Shop(String name, Optional<String> logo) {}
