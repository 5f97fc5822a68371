package io.promobot.variant;

import io.promobot.experiment.Lot;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What falls to people who come to a campaign now. One row decides it for all replicas, and a hash
 * for each person; nothing is drawn by chance.
 *
 * @param key the experiment
 * @param firstWave the one it began with; the campaign's earlier experiments had those before
 * @param wave the one that is open
 * @param shares each variant's part of the wave; they add up to 1
 * @param versions each variant's texts as they are now, in the same order
 * @param holdout the part of the people of a send who get nothing
 * @param room how many more people a send may write to in this wave; empty without a limit
 */
public record Draw(
    String key,
    int firstWave,
    int wave,
    List<Double> shares,
    List<Integer> versions,
    double holdout,
    Optional<Integer> room) {
  /** More than there may be variants, twice: sent to, and come on their own. */
  static final int LOTS_A_WAVE = 8;

  private static final int VARIANTS = 4;

  public Draw {
    shares = List.copyOf(shares);
    versions = List.copyOf(versions);
  }

  /** As it is stored; null without variants. */
  public static Optional<Draw> of(JsonObject stored) {
    return Optional.ofNullable(stored)
        .map(
            draw ->
                new Draw(
                    draw.getString("key"),
                    // a replica of the version before may have written it
                    draw.getInteger("first_wave", 1),
                    draw.getInteger("wave"),
                    numbers(draw.getJsonArray("shares")).map(Number::doubleValue).toList(),
                    numbers(draw.getJsonArray("versions")).map(Number::intValue).toList(),
                    draw.getDouble("holdout"),
                    Optional.ofNullable(draw.getInteger("room"))));
  }

  private static Stream<Number> numbers(JsonArray stored) {
    return stored.stream().map(Number.class::cast);
  }

  /**
   * The wave and the variant of somebody whom a send writes to, in the one number that is stored.
   */
  public int lot(long person) {
    return firstLot(wave) + Lot.of(key, person).variant(shares) + 1;
  }

  /**
   * The same of somebody who comes on their own: it is another number, since only whom a send has
   * chosen can be compared with those whom it left out.
   */
  public int lotOfVisitor(long person) {
    return firstLot(wave) + (Lot.of(key, person).variant(shares) + 1 + VARIANTS) % LOTS_A_WAVE;
  }

  /** Whether a send leaves this person out. */
  public boolean holdsOut(long person) {
    return Lot.of(key, person).isHeldOut(holdout);
  }

  /** Whether this lot was drawn in this experiment; an earlier one's says nothing in it. */
  public boolean drew(int lot) {
    return lot >= firstLot(firstWave);
  }

  /** The variant in a stored lot, counted from 0; one that is gone counts as the first. */
  public int variant(int lot) {
    int variant = (lot + VARIANTS - 1) % VARIANTS;
    return variant < versions.size() ? variant : 0;
  }

  /** The texts of a stored lot as they are now. */
  public int version(int lot) {
    return versions.get(variant(lot));
  }

  /** The lots of a wave are from here to, but not including, those of the next. */
  static int firstLot(int wave) {
    return wave * LOTS_A_WAVE;
  }
}
