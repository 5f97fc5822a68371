package io.promobot.customer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person with how far they have come in each campaign, the newest campaign first.
 *
 * @param language what they speak, as its tag; empty as long as nobody knows
 * @param languageFrom its source: {@code chosen}, {@code website}, {@code profile} or {@code
 *     written}
 * @param timeZone where their clock is, such as {@code Europe/Madrid}; empty as long as nobody
 *     knows
 */
public record CustomerDetail(
    String id,
    String psid,
    String line,
    Optional<String> name,
    String origin,
    Optional<String> language,
    Optional<String> languageFrom,
    Optional<String> timeZone,
    boolean optedOut,
    boolean blocked,
    Optional<Instant> windowUntil,
    Optional<Instant> personUntil,
    Instant createdAt,
    Optional<Instant> lastEventAt,
    List<Progress> journeys) {

  /** How far they have come in one campaign: the stages they have reached, in order. */
  public record Progress(
      String campaign, String campaignName, String story, Instant enteredAt, List<String> path) {}
}
