package io.promobot.channel;

/**
 * Something that happened, for a program of the owner's.
 *
 * @param json what it is sent
 * @param keys the channel's own, with which it is signed
 */
public record Event(String json, SigningKeys keys) {
  @Override
  public String toString() {
    return "Event";
  }
}
