package io.promobot.inbox;

import io.promobot.messenger.WebhookEvent;

/** Reads one stored event again, as if it came just now from this page. */
@FunctionalInterface
public interface Reparse {
  /**
   * @param standby whether it came while another app was in charge of the chat
   */
  WebhookEvent read(byte[] item, boolean standby);
}
