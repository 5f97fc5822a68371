package io.promobot.support;

import io.promobot.channel.News;
import io.promobot.channel.Notice;
import io.promobot.channel.SigningKeys;
import java.util.Optional;

/** A channel's kind, its address and what it signs with. */
record Place(String type, String address, Optional<SigningKeys> keys) {
  News news(Notice notice) {
    return new News(notice, keys);
  }

  @Override
  public String toString() {
    return "Place[" + type + "]";
  }
}
