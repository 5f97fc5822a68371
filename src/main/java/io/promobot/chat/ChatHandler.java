package io.promobot.chat;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.language.AcceptedLanguages;
import io.promobot.text.SafeText;
import io.promobot.text.StoryLanguage;
import io.promobot.text.TimeZones;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** What a visitor's browser may do: come in, act, and read its chat. */
public final class ChatHandler implements Endpoints {
  /** As many as a link of Messenger can bring. */
  private static final int ORIGIN = 100;

  private final VisitorStore visitors;
  private final ChatInbox inbox;
  private final ChatStore chats;
  private final ChatLimits limits;
  private final ChatCaller caller;

  public ChatHandler(
      VisitorStore visitors,
      ChatInbox inbox,
      ChatStore chats,
      ChatLimits limits,
      ChatCaller caller) {
    this.visitors = visitors;
    this.inbox = inbox;
    this.chats = chats;
    this.limits = limits;
    this.caller = caller;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        Endpoints.answers("create_visitor", this::come),
        Endpoints.answers("send_chat_events", this::act),
        Endpoints.answers("list_chat_messages", this::read));
  }

  private Future<Reply> come(RoutingContext ctx) {
    OptionalLong wait = limits.newVisitor(caller.address(ctx.request()));
    if (wait.isPresent()) {
      return Future.failedFuture(
          Problem.tooMany("Many visitors have come from your network just now", wait.getAsLong()));
    }
    String origin = ApiHandler.body(ctx).getString("origin", "");
    return visitors.token(Visitor.from(SafeText.line(origin, ORIGIN))).map(token -> created(token));
  }

  private static Reply created(String token) {
    return new Reply(201, Optional.of(Map.of("token", token)), Map.of("cache-control", "no-store"));
  }

  private Future<Reply> act(RoutingContext ctx) {
    JsonArray given = ApiHandler.body(ctx).getJsonArray("events");
    List<ChatEvent> events =
        IntStream.range(0, given.size())
            .mapToObj(i -> ChatEvent.of((JsonObject) given.getValue(i)))
            .toList();
    if (ChatSiteHandler.isOff(ctx) && !events.stream().allMatch(ChatEvent::forgets)) {
      return Future.failedFuture(ChatSiteHandler.switchedOff());
    }
    return visitors
        .of(ctx)
        .compose(
            visitor -> {
              Optional<String> network = caller.address(ctx.request());
              OptionalLong wait = limits.act(visitor, network, events.size());
              return wait.isPresent()
                  ? Future.failedFuture(Problem.tooMany("That was a lot at once", wait.getAsLong()))
                  : act(visitor.speaking(spoken(ctx), zone(ctx)), network, events);
            })
        .map(taken -> Reply.accepted(Map.of("events", taken)));
  }

  private static Optional<StoryLanguage> spoken(RoutingContext ctx) {
    return AcceptedLanguages.best(ctx.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** One that we do not know is not refused: browsers learn new ones first. */
  private static Optional<ZoneId> zone(RoutingContext ctx) {
    return TimeZones.of(ApiHandler.body(ctx).getString("time_zone"));
  }

  /** In the order sent; nobody is left for what comes after a forget. */
  private Future<Integer> act(Visitor visitor, Optional<String> network, List<ChatEvent> events) {
    List<ChatEvent> before = events.stream().takeWhile(event -> !event.forgets()).toList();
    boolean forget = before.size() < events.size();
    return inbox
        .receive(visitor, network, before)
        .recover(
            failure -> Future.failedFuture(Problem.unavailable("Please send it again in a moment")))
        .compose(done -> forget ? visitors.forget(visitor) : Future.succeededFuture())
        .map(before.size() + (forget ? 1 : 0));
  }

  private Future<Reply> read(RoutingContext ctx) {
    Optional<Long> after = ApiHandler.query(ctx, "after").map(Long::valueOf);
    return visitors
        .present(ctx)
        .map(Visitor::person)
        .map(
            who ->
                after
                    .map(id -> new ChatStore.Place(who, id))
                    .orElseGet(() -> ChatStore.Place.newest(who)))
        .compose(chats::after)
        .map(messages -> messages.stream().map(ChatMessage::json).toList())
        .map(messages -> Reply.ok(Map.of("messages", messages)));
  }
}
