package io.promobot.simulator;

import io.promobot.simulator.Behaviour.Choice;
import io.promobot.simulator.Behaviour.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The simulated customers: they arrive, wait for messages, read, think and tap, each in their role.
 */
final class CrowdWorker {
  /** The random draw for a person's taste; arrivals and thinking have others. */
  private static final long TASTE = -2;

  /** The one for whether a wording puts them off. */
  private static final long PATIENCE = -3;

  private final World world;
  private final CustomerActs messenger;
  private final VisitorClient website;
  private final Function<String, Meaning> meanings;

  CrowdWorker(
      World world,
      CustomerActs messenger,
      VisitorClient website,
      Function<String, Meaning> meanings) {
    this.world = world;
    this.messenger = messenger;
    this.website = website;
    this.meanings = meanings;
  }

  void play(Run run) {
    List<Behaviour> cast = run.plan().quotas().deal(run.plan().seed());
    arriveNext(run, cast, 0, world.agenda().now());
  }

  private void arriveNext(Run run, List<Behaviour> cast, int index, long since) {
    if (index == cast.size()) {
      return;
    }
    Runnable arrival =
        () -> {
          arrive(run, cast.get(index), index);
          arriveNext(run, cast, index + 1, since);
        };
    world.agenda().at(since + run.plan().arrivalMs(index), arrival);
  }

  private void arrive(Run run, Behaviour behaviour, int index) {
    Population population = world.population();
    String psid = population.psid(population.firstOf(run.plan().seed()) + index);
    Role role = new Role(behaviour, run.plan().paceMs(), Optional.of(run));
    CrowdActs acts = run.plan().by().website(index) ? visitor(psid, role) : chatter(psid, role);
    acts.start(run.plan().origin(population.dice(psid, 0)));
    role.did(Step.ARRIVED);
  }

  private CrowdActs chatter(String psid, Role role) {
    Customer customer = world.customers().meet(psid);
    customer.play(role);
    return new MessengerActs(messenger, customer);
  }

  /** Nobody on Messenger knows them. */
  private CrowdActs visitor(String psid, Role role) {
    Customer customer = new Customer(psid, world.population().profile(psid), role, true);
    return new VisitorWorker(customer, website, this::received);
  }

  /** On Messenger. */
  void received(Customer customer, BotMessage message) {
    received(customer, new MessengerActs(messenger, customer), message);
  }

  private void received(Customer customer, CrowdActs acts, BotMessage message) {
    Role role = customer.role();
    role.did(Step.WELCOMED);
    if (role.behaviour().reads()) {
      world.agenda().after(think(customer), () -> read(customer, acts, message));
    }
  }

  private void read(Customer customer, CrowdActs acts, BotMessage message) {
    if (customer.blocked()) {
      return;
    }
    Role role = customer.role();
    acts.read(() -> role.did(Step.READ));
    if (role.isPutOff(message, world.population().dice(customer.psid(), PATIENCE))) {
      role.leave();
      return;
    }
    long chance = world.population().dice(customer.psid(), TASTE);
    Optional<Choice> choice = role.behaviour().choose(message.buttons(), meanings, chance);
    Optional<String> words = role.behaviour().words(message, chance);
    if (choice.isEmpty() && words.isEmpty()) {
      role.leftWithNothing();
    }
    choice
        .filter(chosen -> role.willDo(chosen.button().value()))
        .ifPresent(chosen -> thinkThen(customer, () -> use(acts, role, chosen)));
    words.filter(role::willDo).ifPresent(said -> thinkThen(customer, () -> acts.say(said)));
  }

  private void use(CrowdActs acts, Role role, Choice choice) {
    acts.use(choice.button(), () -> role.did(choice.step()));
  }

  /**
   * Any action lifts a block, so a person who blocked the page while thinking must not act any
   * more.
   */
  private void thinkThen(Customer customer, Runnable act) {
    world
        .agenda()
        .after(
            think(customer),
            () -> {
              if (!customer.blocked()) {
                act.run();
              }
            });
  }

  /** From half to one and a half times the pace, the same for the same person and step. */
  private long think(Customer customer) {
    long percent =
        Math.floorMod(world.population().dice(customer.psid(), customer.nextStep()), 101);
    return customer.role().paceMs() * (50 + percent) / 100;
  }
}
