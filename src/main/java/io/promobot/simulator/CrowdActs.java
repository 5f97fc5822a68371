package io.promobot.simulator;

import java.util.Optional;

/**
 * What one person of the crowd can do, whichever way they came; {@code done} runs once they have.
 */
interface CrowdActs {
  void start(Optional<String> origin);

  void use(Button button, Runnable done);

  void say(String words);

  /** Sees what the shop has said so far. */
  void read(Runnable done);
}
