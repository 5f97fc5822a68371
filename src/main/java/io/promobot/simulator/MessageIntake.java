package io.promobot.simulator;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Accepts a valid message for a customer: refuses it because of who they are, or shows it and
 * notifies the page.
 */
final class MessageIntake {
  private final World world;
  private final PageEvents events;
  private final Consumer<PageEvent> page;
  private final CrowdWorker crowd;

  MessageIntake(World world, PageEvents events, Consumer<PageEvent> page, CrowdWorker crowd) {
    this.world = world;
    this.events = events;
    this.page = page;
    this.crowd = crowd;
  }

  Optional<GraphError> refusal(Customer customer, Node call) {
    if (customer.blocked()) {
      return Optional.of(GraphError.blocked());
    }
    boolean byHuman = call.textOr("tag", "").equals("HUMAN_AGENT");
    return customer.reachable(world.clock().instant(), byHuman)
        ? Optional.empty()
        : Optional.of(GraphError.windowClosed());
  }

  /** Returns the id of the message, which its echo will have too. */
  String accept(Customer customer, Node sent) {
    BotMessage message = BotMessage.of(sent);
    String mid = world.ids().mid();
    Instant now = world.clock().instant();
    long at = customer.stamp(now);
    world.ledger().accepted(customer.psid(), mid, message, now);
    customer.chat().add(ChatMessage.ofBot(mid, message, at));
    if (world.failures().failures().echoes()) {
      page.accept(events.echo(customer.psid(), at, mid, sent));
    }
    if (world.failures().failures().receipts()) {
      page.accept(events.delivery(customer.psid(), at, mid));
    }
    crowd.received(customer, message);
    return mid;
  }
}
