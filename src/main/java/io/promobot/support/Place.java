package io.promobot.support;

import io.promobot.channel.News;
import io.promobot.channel.Notice;
import java.util.Optional;

/** A channel's kind, its address and its signing secret. */
record Place(String type, String address, Optional<String> secret) {
  News news(Notice notice) {
    return new News(notice, secret);
  }

  @Override
  public String toString() {
    return "Place[" + type + "]";
  }
}
