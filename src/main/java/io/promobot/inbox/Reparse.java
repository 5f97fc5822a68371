package io.promobot.inbox;

import io.promobot.messenger.WebhookEvent;

/** Parses one stored event again, as if it had just arrived from this page. */
@FunctionalInterface
public interface Reparse {
  /**
   * @param standby whether it came while another app was in control of the chat
   */
  WebhookEvent read(byte[] item, boolean standby);
}
