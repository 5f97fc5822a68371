package io.promobot.segment;

/**
 * How many people a condition is true of.
 *
 * @param people all of them where {@code exact}; otherwise what a sample tells
 * @param low with a probability of 95 % there are at least so many
 * @param high and at most so many
 */
public record Headcount(long people, boolean exact, long low, long high) {
  static Headcount exactly(long people) {
    return new Headcount(people, true, people, people);
  }

  /**
   * What a sample tells: the interval of Wilson, which holds for small shares, too.
   *
   * @param fits those of the sample it is true of
   * @param drawn how many were drawn of {@code all}
   */
  static Headcount of(long fits, long drawn, long all) {
    double z = 1.96;
    double share = (double) fits / drawn;
    double middle = share + z * z / (2 * drawn);
    double spread = z * Math.sqrt(share * (1 - share) / drawn + z * z / (4.0 * drawn * drawn));
    double whole = 1 + z * z / drawn;
    return new Headcount(
        Math.round(share * all),
        false,
        Math.max(fits, (long) Math.floor((middle - spread) / whole * all)),
        Math.min(all, (long) Math.ceil((middle + spread) / whole * all)));
  }
}
