package io.promobot.api;

import io.promobot.calls.GuardedCaller.Health;
import io.promobot.channel.Breaker.State;
import io.promobot.channel.FakeDeskChannel;
import io.promobot.contract.Endpoints;
import io.promobot.db.Database;
import io.promobot.subscriber.ReplayStore;
import io.promobot.subscriber.SecretStore;
import io.promobot.subscriber.SwitchStore;
import io.promobot.support.AnswerStore;
import io.promobot.support.ChannelStore;
import io.promobot.support.ChannelTestWorker;
import io.promobot.support.ChannelWorker;
import io.promobot.support.DeskChannels;
import io.promobot.support.RequestListStore;
import io.promobot.support.RequestStateStore;
import io.promobot.support.Sender;
import io.promobot.support.TopicStore;
import java.util.List;
import java.util.Optional;

/** What a {@link ShopServer} answers about requests, topics and channels: over fake channels. */
final class TestSupport {
  static final FakeDeskChannel SLACK = FakeDeskChannel.slack();
  static final FakeDeskChannel MAIL = FakeDeskChannel.mail();
  static final FakeDeskChannel HOOK = FakeDeskChannel.webhook();
  private static final Health WELL = new Health(State.CLOSED, Optional.empty());

  private TestSupport() {}

  static List<Endpoints> endpoints(Database db, String page) {
    var topics = new TopicStore(db, page);
    var store = new ChannelStore(db, page, topics);
    var kinds = new DeskChannels(List.of(SLACK, MAIL, HOOK));
    return List.of(
        new RequestHandler(
            new RequestListStore(db, page),
            new RequestStateStore(db, page),
            new AnswerStore(db, page, () -> {})::answer),
        new TopicHandler(topics),
        new ChannelHandler(
            new ChannelWorker(store, kinds, id -> WELL, () -> "the-secret"),
            new ChannelTestWorker(
                store,
                kinds,
                new Sender(() -> "Umi Shop", "http://localhost"),
                () -> FakeShop.NOON,
                (channel, type, send) -> send.get())),
        new SubscriberHandler(
            new SwitchStore(db, page),
            new SecretStore(db, page),
            new ReplayStore(db, page),
            () -> {},
            () -> FakeShop.NOON));
  }
}
