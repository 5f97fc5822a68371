package io.promobot.trial;

import io.promobot.experiment.Wave;
import java.util.List;

/**
 * A wave whose people have all had their time.
 *
 * @param came everybody who came in it, also those whom no message has reached
 * @param delivered how many people of each variant its message reached
 * @param sent all whom a send wrote to, for comparison with those whom it left out; nobody where
 *     that cannot be done
 * @param held how many people got nothing
 * @param heldReached how many of them reached the goal all the same
 */
record CountedWave(
    Wave wave, long came, List<Long> delivered, Wave sent, long held, long heldReached) {
  List<Long> assigned() {
    return wave.outcomes().stream().map(each -> each.people()).toList();
  }
}
