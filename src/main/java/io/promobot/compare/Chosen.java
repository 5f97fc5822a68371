package io.promobot.compare;

import io.promobot.experiment.Outcomes;
import io.promobot.flow.Stage;
import io.promobot.flow.Story;
import java.util.List;
import java.util.Optional;

/**
 * A campaign that is compared.
 *
 * @param variants their names, once they have been tried
 * @param held those of it who got nothing; empty without
 */
record Chosen(String id, String name, Story story, List<String> variants, Optional<Held> held) {
  /**
   * People who got nothing and whose time is over.
   *
   * @param goal what the others are to reach
   */
  record Held(Stage goal, Outcomes outcomes) {}
}
