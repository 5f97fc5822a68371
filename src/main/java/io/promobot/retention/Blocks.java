package io.promobot.retention;

/**
 * The part of a table that is looked through in one hour, in blocks of its file. A small table is
 * looked through as a whole. A large one has its turn part by part, without having to remember
 * where the last run ended: 23 parts, so that a computer that sleeps at the same hours every day
 * still gets to all of them.
 */
record Blocks(long from, long to) {
  private static final int PARTS = 23;
  private static final long SMALL = 8_192;

  static Blocks of(long table, long hour) {
    if (table <= SMALL) {
      return new Blocks(0, table);
    }
    long part = Math.floorMod(hour, PARTS);
    return new Blocks(table * part / PARTS, table * (part + 1) / PARTS);
  }
}
