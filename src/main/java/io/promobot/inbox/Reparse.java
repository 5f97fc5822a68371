package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;

/** Parses one stored event again, as if it had just arrived from this page. */
@FunctionalInterface
public interface Reparse {
  /**
   * @param standby whether it came while another app was in control of the chat
   */
  CustomerEvent read(byte[] item, boolean standby);
}
