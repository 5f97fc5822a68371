package io.promobot.config;

/**
 * A value that must never be shown: it prints as {@code ***}, and only {@link #value} hands it out.
 */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
