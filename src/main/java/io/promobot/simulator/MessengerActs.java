package io.promobot.simulator;

import java.util.Optional;

/** A person of the crowd who came by Messenger. */
record MessengerActs(CustomerActs acts, Customer customer) implements CrowdActs {
  @Override
  public void start(Optional<String> origin) {
    acts.start(customer, origin);
  }

  @Override
  public void use(Button button, Runnable done) {
    acts.use(customer, button);
    done.run();
  }

  @Override
  public void say(String words) {
    acts.say(customer, words);
  }

  @Override
  public void read(Runnable done) {
    acts.read(customer);
    done.run();
  }
}
