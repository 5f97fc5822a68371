package io.promobot.customer;

import io.promobot.flow.Stage;
import java.time.Instant;
import java.util.Optional;

/**
 * Which of a campaign's people to list: how far they have come, where from, by which line, which
 * language they speak, and since when.
 */
public record PeopleFilter(
    String campaign,
    Optional<Stage> reached,
    Optional<Stage> without,
    Optional<String> origin,
    Optional<String> line,
    Optional<String> language,
    Optional<Instant> since) {
  /** Everybody in the campaign. */
  public static PeopleFilter of(String campaign) {
    return new PeopleFilter(
        campaign,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
