package io.promobot.channel;

/**
 * Something that happened, for a program of the owner's.
 *
 * @param json what it is sent
 * @param secret the channel's own, with which it is signed
 */
public record Event(String json, String secret) {
  @Override
  public String toString() {
    return "Event";
  }
}
