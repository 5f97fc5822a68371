package io.promobot.simulator;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A person of the crowd who came by the shop's website, one call after the other. */
final class VisitorWorker implements CrowdActs {
  private final Customer customer;
  private final VisitorClient browser;
  private final Listener listener;
  private Future<Void> calls = Future.succeededFuture();
  private String token = "";
  private String newest = "0";

  /** Is notified of everything the shop says. */
  interface Listener {
    void received(Customer customer, CrowdActs acts, BotMessage message);
  }

  VisitorWorker(Customer customer, VisitorClient browser, Listener listener) {
    this.customer = customer;
    this.browser = browser;
    this.listener = listener;
  }

  @Override
  public void start(Optional<String> origin) {
    inOrder(() -> browser.come(origin).onSuccess(given -> token = given).mapEmpty());
    act(browser.event("start"), () -> {});
  }

  @Override
  public void use(Button button, Runnable done) {
    if (button.tappable()) {
      act(browser.event("tap").put("payload", button.value()).put("text", button.title()), done);
    } else {
      browser.open(button.value());
      done.run();
    }
  }

  @Override
  public void say(String words) {
    act(browser.event("text").put("text", words), () -> {});
  }

  @Override
  public void read(Runnable done) {
    receipt("seen", done);
  }

  private void act(JsonObject event, Runnable done) {
    inOrder(
        () ->
            browser
                .send(me(), event)
                .onSuccess(taken -> done.run())
                .compose(taken -> browser.messages(token, newest))
                .onSuccess(this::hear)
                .mapEmpty());
  }

  private VisitorClient.Caller me() {
    return browser.caller(token, customer.psid());
  }

  private void hear(List<Node> messages) {
    if (messages.isEmpty()) {
      return;
    }
    newest = messages.get(messages.size() - 1).textOr("id", newest);
    receipt("delivered", () -> {});
    messages.stream()
        .filter(message -> message.textOr("from", "").equals("shop"))
        .forEach(message -> listener.received(customer, this, BotMessage.ofChat(message)));
  }

  private void receipt(String type, Runnable done) {
    JsonObject event = browser.event(type).put("message", newest);
    inOrder(() -> browser.send(me(), event).onSuccess(taken -> done.run()));
  }

  /** Somebody whose call is refused, because the chat is off, leaves. */
  private void inOrder(Supplier<Future<Void>> call) {
    calls = calls.compose(done -> call.get());
    calls.onFailure(refused -> customer.role().leave());
  }
}
