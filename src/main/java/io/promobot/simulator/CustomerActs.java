package io.promobot.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything a customer can do in the chat, and what the page receives about it. */
final class CustomerActs {
  private final PageEvents events;
  private final Consumer<PageEvent> page;
  private final World world;
  private final MessengerProfile profile;
  private final Consumer<String> browser;

  CustomerActs(
      PageEvents events,
      Consumer<PageEvent> page,
      World world,
      MessengerProfile profile,
      Consumer<String> browser) {
    this.events = events;
    this.page = page;
    this.world = world;
    this.profile = profile;
    this.browser = browser;
  }

  void start(Customer customer, Optional<String> origin) {
    String mid = world.ids().mid();
    long at = act(customer, mid, "start", "Get Started");
    page.accept(
        events.postback(customer.psid(), at, mid, "Get Started", profile.startPayload(), origin));
    customer.arrived(origin);
  }

  /**
   * A customer who already has a chat comes through a link: no Get Started, the page receives the
   * link directly.
   */
  void comeBack(Customer customer, String origin) {
    long at = act(customer, world.ids().mid(), "link", origin);
    page.accept(events.referral(customer.psid(), at, origin));
    customer.arrived(Optional.of(origin));
  }

  /** The contents of the persistent menu. */
  List<Button> menu() {
    return profile.items().stream().map(Button::of).toList();
  }

  /** A link opens in the browser, which Messenger does not report to the page. */
  void use(Customer customer, Button button) {
    if (button.tappable()) {
      tap(customer, button);
    } else {
      browser.accept(button.value());
    }
  }

  void tap(Customer customer, Button button) {
    String mid = world.ids().mid();
    long at = act(customer, mid, "tap", button.title());
    page.accept(
        switch (button.kind()) {
          case QUICK_REPLY -> events.quickReply(customer.psid(), at, mid, button);
          case COUPON -> events.couponClick(customer.psid(), at, button.value());
          default ->
              events.postback(
                  customer.psid(), at, mid, button.title(), button.value(), Optional.empty());
        });
  }

  void say(Customer customer, String text) {
    String mid = world.ids().mid();
    page.accept(events.text(customer.psid(), act(customer, mid, "text", text), mid, text));
  }

  /** A person from the shop writes, not the customer, in Facebook's own inbox. */
  void answer(Customer customer, String text) {
    String mid = world.ids().mid();
    long at = customer.stamp(world.clock().instant());
    customer.chat().add(ChatMessage.ofPerson(mid, text, at));
    page.accept(events.answer(customer.psid(), at, mid, text));
  }

  void react(Customer customer, String mid, Optional<String> reaction) {
    String shown = reaction.orElse("reaction taken back");
    long at = act(customer, world.ids().mid(), "reaction", shown);
    page.accept(events.reaction(customer.psid(), at, mid, reaction));
  }

  /** Reading opens no window, and is not reported while receipts are switched off. */
  void read(Customer customer) {
    if (!customer.chat().unread()) {
      return;
    }
    long at = customer.stamp(world.clock().instant());
    customer.chat().read(at);
    if (world.failures().failures().receipts()) {
      page.accept(events.read(customer.psid(), at));
    }
  }

  private long act(Customer customer, String mid, String kind, String shown) {
    Instant now = world.clock().instant();
    customer.acted(now);
    long at = customer.stamp(now);
    customer.chat().add(ChatMessage.ofCustomer(mid, kind, shown, at));
    return at;
  }
}
