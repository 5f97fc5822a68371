package io.promobot.customer;

import io.promobot.flow.Stage;
import io.promobot.flow.Story;
import java.util.Optional;

/**
 * Which customers are asked for, and in which order.
 *
 * @param q part of a name, or the start of a page-scoped id
 * @param line how they talk to the shop
 * @param language what they speak, as its tag
 * @param step where they are in the campaign they entered last
 */
public record CustomerFilter(
    Optional<String> q,
    Optional<String> origin,
    Optional<String> line,
    Optional<String> language,
    Optional<Step> step,
    Sort sort) {
  public static final CustomerFilter EVERYBODY =
      new CustomerFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Sort.NEWEST);

  /** What comes first. */
  public enum Sort {
    NEWEST,
    /** Those we heard from last. */
    SEEN
  }

  /** A place in a story: the furthest stage that somebody has come to. */
  public record Step(Story story, Stage stage) {}
}
