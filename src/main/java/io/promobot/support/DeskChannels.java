package io.promobot.support;

import io.promobot.channel.DeskChannel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of channel there are. */
public final class DeskChannels {
  private final Map<String, DeskChannel> byType = new LinkedHashMap<>();

  public DeskChannels(List<DeskChannel> channels) {
    channels.forEach(each -> byType.put(each.kind().type(), each));
  }

  Collection<DeskChannel> all() {
    return byType.values();
  }

  /** Empty for a kind that only another version of promobot knows. */
  public Optional<DeskChannel> of(String type) {
    return Optional.ofNullable(byType.get(type));
  }
}
