package io.promobot.simulator;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Message and trace ids that no earlier start of the simulator has used: the product remembers them
 * forever.
 */
final class Ids {
  private final RandomGenerator chance;
  private final String boot;
  private long last;

  Ids(RandomGenerator chance) {
    this.chance = chance;
    this.boot = HexFormat.of().toHexDigits(chance.nextLong());
  }

  String mid() {
    last++;
    return "m_" + boot + Long.toString(last, 36);
  }

  String trace() {
    last++;
    return "A" + boot + Long.toString(last, 36);
  }

  long any() {
    return chance.nextLong();
  }
}
