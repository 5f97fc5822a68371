package io.promobot.support;

import io.promobot.calls.GuardedCaller.Health;
import io.promobot.channel.DeskChannel;
import io.promobot.channel.ReasonSentence;
import io.promobot.event.Subscription;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What the owner does with channels; their addresses and secrets stay inside. */
public final class ChannelWorker {
  /** The state of a channel that took nothing for a day. */
  private static final String OFF = "off";

  private final ChannelStore store;
  private final DeskChannels channels;
  private final ChannelRules rules;
  private final LongFunction<Health> health;
  private final Supplier<String> secrets;

  /**
   * Manages one page's channels.
   *
   * @param health how a channel is doing, as seen by this process
   * @param secrets generates the secret of a channel that signs
   */
  public ChannelWorker(
      ChannelStore store,
      DeskChannels channels,
      LongFunction<Health> health,
      Supplier<String> secrets) {
    this.store = store;
    this.channels = channels;
    this.rules = new ChannelRules(channels);
    this.health = health;
    this.secrets = secrets;
  }

  /** The kinds of channel there are. */
  public List<DeskChannel.Kind> types() {
    return channels.all().stream().map(DeskChannel::kind).toList();
  }

  public Future<List<ChannelView>> list() {
    return store.list().map(all -> all.stream().map(each -> view(each, Optional.empty())).toList());
  }

  /** Shows the signing secret, this one time. Fails with {@link Refused}. */
  public Future<ChannelView> create(
      String type, String typedName, String typedAddress, Subscription told) {
    DeskChannel channel;
    String name;
    String address;
    try {
      channel = rules.type(type);
      name = ChannelRules.name(typedName);
      address = ChannelRules.address(channel, typedAddress);
      ChannelRules.told(channel, told);
    } catch (Refused refused) {
      return Future.failedFuture(refused);
    }
    Optional<String> secret =
        channel.kind().signs() ? Optional.of(secrets.get()) : Optional.empty();
    return store
        .create(type, name, address, told, secret)
        .compose(store::find)
        .map(made -> view(made, secret));
  }

  /** {@code told} makes of what it is told now what it shall be. Fails with {@link Refused}. */
  public Future<ChannelView> update(
      long id, Optional<String> name, Optional<String> address, UnaryOperator<Subscription> told) {
    return store
        .find(id)
        .compose(
            now ->
                store.update(
                    id,
                    name.map(ChannelRules::name).orElse(now.name()),
                    ChannelRules.address(rules.type(now.type()), address, now.address()),
                    ChannelRules.told(rules.type(now.type()), told.apply(now.told()))))
        .compose(done -> store.find(id))
        .map(changed -> view(changed, Optional.empty()));
  }

  /** Fails with {@link Refused}. */
  public Future<Void> delete(long id) {
    return store.delete(id);
  }

  private ChannelView view(ShopChannel channel, Optional<String> secret) {
    Health now = health.apply(channel.id());
    return new ChannelView(
        String.valueOf(channel.id()),
        channel.type(),
        channel.name(),
        shown(channel),
        channel.address().isEmpty(),
        channel.topics(),
        channel.told().coupons(),
        channel.told().keys(),
        channel.off().isPresent() ? OFF : now.state().key(),
        channel.off().map(key -> ReasonSentence.of(key, channel.type())),
        earlier(now.failingSince(), channel.failingSince()),
        secret);
  }

  private String shown(ShopChannel channel) {
    Optional<DeskChannel> type = channels.of(channel.type());
    return channel.address().isEmpty()
        ? type.flatMap(each -> each.kind().addressOfSettings()).orElse("")
        : type.map(each -> each.masked(channel.address())).orElse("");
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return one.isPresent() && other.isPresent() && other.get().isBefore(one.get())
        ? other
        : one.or(() -> other);
  }
}
