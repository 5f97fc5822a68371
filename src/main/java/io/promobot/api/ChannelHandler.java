package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.channel.DeskChannel;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.event.Subscription;
import io.promobot.support.ChannelTestWorker;
import io.promobot.support.ChannelView;
import io.promobot.support.ChannelWorker;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The channels that notify desks. */
public final class ChannelHandler implements Endpoints {
  private final ChannelWorker channels;
  private final ChannelTestWorker tests;

  private record ChannelList(List<ChannelView> channels, List<Type> types) {}

  /** A kind of channel in the contract's words. */
  private record Type(
      String type,
      String label,
      String addressLabel,
      String addressHint,
      boolean hasSecret,
      Optional<String> addressOfSettings) {
    static Type of(DeskChannel.Kind kind) {
      return new Type(
          kind.type(),
          kind.label(),
          kind.addressLabel(),
          kind.addressHint(),
          kind.signs(),
          kind.addressOfSettings());
    }
  }

  public ChannelHandler(ChannelWorker channels, ChannelTestWorker tests) {
    this.channels = channels;
    this.tests = tests;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_channels", this::list),
        answers("create_channel", this::create),
        answers("update_channel", this::update),
        answers("delete_channel", this::delete),
        answers("test_channel", this::test));
  }

  private Future<Reply> list(RoutingContext ctx) {
    var types = channels.types().stream().map(Type::of).toList();
    return channels.list().map(all -> Reply.ok(new ChannelList(all, types)));
  }

  private Future<Reply> create(RoutingContext ctx) {
    var body = ApiHandler.body(ctx);
    return channels
        .create(
            body.getString("type"),
            body.getString("name"),
            body.getString("address", ""),
            Subscription.of(body.getBoolean("coupons", false), events(body).orElse(List.of())))
        .map(channel -> Reply.created("/api/v1/channels", channel));
  }

  private Future<Reply> update(RoutingContext ctx) {
    var body = ApiHandler.body(ctx);
    return channels
        .update(
            id(ctx),
            Optional.ofNullable(body.getString("name")),
            Optional.ofNullable(body.getString("address")),
            told ->
                Subscription.of(
                    body.getBoolean("coupons", told.coupons()), events(body).orElse(told.keys())))
        .map(Reply::ok);
  }

  private static Optional<List<String>> events(JsonObject body) {
    return Optional.ofNullable(body.getJsonArray("events"))
        .map(names -> names.stream().map(String::valueOf).toList());
  }

  private Future<Reply> delete(RoutingContext ctx) {
    return channels.delete(id(ctx)).map(done -> Reply.noContent());
  }

  private Future<Reply> test(RoutingContext ctx) {
    return tests.test(id(ctx)).map(Reply::ok);
  }

  private static long id(RoutingContext ctx) {
    return Long.parseLong(ApiHandler.id(ctx));
  }
}
