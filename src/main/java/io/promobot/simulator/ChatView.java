package io.promobot.simulator;

import java.util.Optional;
import java.util.function.Supplier;

/** One viewer of a customer's chat, and how much of it they have seen. */
final class ChatView implements Supplier<Optional<String>> {
  private final Customers customers;
  private final String psid;
  private Chat shown = new Chat(1);
  private long revision = -1;

  ChatView(Customers customers, String psid) {
    this.customers = customers;
    this.psid = psid;
  }

  @Override
  public Optional<String> get() {
    return customers.find(psid).filter(this::changed).map(this::event);
  }

  private boolean changed(Customer customer) {
    return customer.chat() != shown || customer.chat().revision() != revision;
  }

  private String event(Customer customer) {
    shown = customer.chat();
    revision = shown.revision();
    return "event: chat\ndata: " + customer.toChatJson().encode() + "\n\n";
  }
}
