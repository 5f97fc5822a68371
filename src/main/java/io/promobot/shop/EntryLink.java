package io.promobot.shop;

import java.time.Instant;

/**
 * A name for where people come from, and how many came by it and revealed their coupon.
 *
 * @param link starts a chat on Messenger
 * @param websiteLink opens the website chat as a page of its own
 */
public record EntryLink(
    String origin, String link, String websiteLink, long people, long revealed, Instant createdAt) {

  /** Where each link leads, up to the origin. */
  public record Prefixes(String messenger, String website) {}
}
