package io.promobot.simulator;

import io.promobot.untrusted.Unreadable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The customer's phone, moved by hand: look at the chat, tap, write, read, react. */
final class PhoneHandler {
  private static final String PAYLOAD = "payload";
  private static final Set<String> REACTIONS =
      Set.of("smile", "angry", "sad", "wow", "love", "like", "dislike", "other");

  private final World world;
  private final CustomerActs acts;
  private final LiveFeed live;

  PhoneHandler(World world, CustomerActs acts, LiveFeed live) {
    this.world = world;
    this.acts = acts;
    this.live = live;
  }

  void list(RoutingContext ctx) {
    long limit = Input.ofQuery(ctx.queryParams()).whole("limit", 50, 1, 1000);
    JsonArray people = new JsonArray();
    world.customers().latest((int) limit).forEach(customer -> people.add(customer.toJson()));
    ctx.json(new JsonObject().put("customers", people));
  }

  void create(RoutingContext ctx) {
    Input input = input(ctx);
    Optional<String> name = input.text("name", 80);
    Optional<String> origin = input.text("origin", 2000);
    String psid = psid(name);
    Customer customer = world.customers().create(psid, name);
    customer.comesBy(origin);
    ctx.response().setStatusCode(201);
    ctx.json(customer.toJson());
  }

  private String psid(Optional<String> name) {
    return name.map(given -> world.population().handPsid(Profile.given(given), world.ids()::any))
        .orElseGet(() -> world.population().handPsid(world.ids().any()));
  }

  /** The page's menu, which the phone shows next to the text field: tapped like any button. */
  void menu(RoutingContext ctx) {
    JsonArray items = new JsonArray();
    acts.menu().forEach(item -> items.add(item.toJson()));
    ctx.json(new JsonObject().put("items", items));
  }

  void chat(RoutingContext ctx) {
    ctx.json(customer(ctx).toChatJson());
  }

  void watch(RoutingContext ctx) {
    live.watch(ctx, new ChatView(world.customers(), customer(ctx).psid()));
  }

  void start(RoutingContext ctx) {
    act(ctx, (customer, input) -> start(customer, input.text("origin", 2000)));
  }

  private void start(Customer customer, Optional<String> given) {
    if (customer.started() && given.isPresent()) {
      acts.comeBack(customer, given.get());
    } else {
      acts.start(customer, customer.started() ? Optional.empty() : given.or(customer::origin));
    }
  }

  /**
   * A button still in the chat is tapped as itself; any other payload belongs to one the phone no
   * longer shows.
   */
  void tap(RoutingContext ctx) {
    act(
        ctx,
        (customer, input) -> {
          String payload = input.needed(PAYLOAD, 1000);
          Button gone =
              new Button(Button.Kind.POSTBACK, input.text("title", 80).orElse(payload), payload);
          acts.tap(customer, customer.chat().button(payload).or(() -> item(payload)).orElse(gone));
        });
  }

  private Optional<Button> item(String payload) {
    return acts.menu().stream()
        .filter(item -> item.tappable() && item.value().equals(payload))
        .findFirst();
  }

  void say(RoutingContext ctx) {
    act(ctx, (customer, input) -> acts.say(customer, input.needed("text", 20_000)));
  }

  /** A person from the shop answers in Facebook's own inbox. */
  void answer(RoutingContext ctx) {
    act(ctx, (customer, input) -> acts.answer(customer, input.needed("text", 2_000)));
  }

  void read(RoutingContext ctx) {
    act(ctx, (customer, input) -> acts.read(customer));
  }

  void react(RoutingContext ctx) {
    act(
        ctx,
        (customer, input) -> {
          String reaction = input.text("reaction", 20).orElse("love");
          if (!REACTIONS.contains(reaction)) {
            throw Unreadable.field(
                "reaction",
                "must be one of " + String.join(", ", REACTIONS.stream().sorted().toList()));
          }
          String mid =
              input.text("mid", 200).or(() -> lastMid(customer)).orElseThrow(this::silence);
          boolean taken = input.flag("unreact", false);
          acts.react(customer, mid, taken ? Optional.empty() : Optional.of(reaction));
        });
  }

  private Optional<String> lastMid(Customer customer) {
    return customer.chat().lastOfBot().map(ChatMessage::mid);
  }

  private Unreadable silence() {
    return Unreadable.field("mid", "is missing: there is no message to react to yet");
  }

  void block(RoutingContext ctx) {
    act(ctx, (customer, input) -> customer.block(true));
  }

  void unblock(RoutingContext ctx) {
    act(ctx, (customer, input) -> customer.block(false));
  }

  void closeWindow(RoutingContext ctx) {
    act(ctx, (customer, input) -> customer.closeWindow());
  }

  private void act(RoutingContext ctx, BiConsumer<Customer, Input> deed) {
    Customer customer = customer(ctx);
    deed.accept(customer, input(ctx));
    ctx.response().setStatusCode(202);
    ctx.json(customer.toChatJson());
  }

  private Input input(RoutingContext ctx) {
    return Input.of(ctx.body().buffer());
  }

  private Customer customer(RoutingContext ctx) {
    return world.customers().find(ctx.pathParam("psid")).orElseThrow(() -> new HttpException(404));
  }
}
