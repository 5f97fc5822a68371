package io.promobot.config;

/**
 * A value that must never be shown: it prints as {@code ***}, and only {@link #value} reveals it.
 */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
