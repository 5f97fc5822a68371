package io.promobot.wiring;

import io.promobot.api.ChannelHandler;
import io.promobot.api.DeskRoutes;
import io.promobot.api.RequestHandler;
import io.promobot.api.TopicHandler;
import io.promobot.calls.Caller;
import io.promobot.calls.GuardedCaller;
import io.promobot.channel.DeskChannel;
import io.promobot.db.Database;
import io.promobot.outbox.Aftercare;
import io.promobot.stats.OriginMergeStore;
import io.promobot.support.ChannelStore;
import io.promobot.support.ChannelTestWorker;
import io.promobot.support.ChannelWorker;
import io.promobot.support.DeskChannels;
import io.promobot.support.DeskSeedStore;
import io.promobot.support.FallbackStore;
import io.promobot.support.NewsStore;
import io.promobot.support.NewsWorker;
import io.promobot.support.RequestListStore;
import io.promobot.support.RequestStateStore;
import io.promobot.support.Sender;
import io.promobot.support.TopicStore;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/** Questions, the desks that answer them, and how those are notified; built once. */
final class SupportApp {
  /** Notifies one channel of one request. */
  final Caller news;

  /** Sends the default desk what another channel failed to deliver. */
  final Aftercare aftercare;

  private final Database db;
  private final String page;
  private final Sender sender;
  private final DeskChannels channels;

  SupportApp(Database db, String page, Sender sender, List<DeskChannel> kinds) {
    this.db = db;
    this.page = page;
    this.sender = sender;
    channels = new DeskChannels(kinds);
    news = new NewsWorker(new NewsStore(db, page, sender), channels);
    aftercare = new FallbackStore(page);
  }

  /** Gives a page that has none its first desks. */
  Future<Void> seed() {
    return new DeskSeedStore(db, page).seed();
  }

  /** Merges what earlier versions counted separately. */
  Future<Void> mergeOrigins() {
    return new OriginMergeStore(db, page).mergeOrLater();
  }

  /** {@code guards} knows how each channel is doing, and lets no call past its breaker. */
  DeskRoutes.Desks desks(GuardedCaller guards) {
    var topics = new TopicStore(db, page);
    var store = new ChannelStore(db, page, topics);
    return new DeskRoutes.Desks(
        new RequestHandler(new RequestListStore(db, page), new RequestStateStore(db, page)),
        new TopicHandler(topics),
        new ChannelHandler(
            new ChannelWorker(store, channels, guards::ofChannel, SupportApp::secret),
            new ChannelTestWorker(store, channels, sender, InstantSource.system(), guards::past)));
  }

  private static String secret() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
