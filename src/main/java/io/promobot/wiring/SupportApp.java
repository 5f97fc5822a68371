package io.promobot.wiring;

import io.promobot.api.ChannelHandler;
import io.promobot.api.RequestHandler;
import io.promobot.api.SubscriberHandler;
import io.promobot.api.TopicHandler;
import io.promobot.calls.Caller;
import io.promobot.calls.GuardedCaller;
import io.promobot.channel.DeskChannel;
import io.promobot.contract.Endpoints;
import io.promobot.db.Database;
import io.promobot.intake.IntakeWorker;
import io.promobot.outbox.Aftercare;
import io.promobot.stats.OriginMergeStore;
import io.promobot.stats.OriginNameStore;
import io.promobot.subscriber.EventLoadStore;
import io.promobot.subscriber.EventWorker;
import io.promobot.subscriber.ReplayStore;
import io.promobot.subscriber.SecretStore;
import io.promobot.subscriber.SwitchStore;
import io.promobot.support.AnswerStore;
import io.promobot.support.Asked;
import io.promobot.support.ChannelStore;
import io.promobot.support.ChannelTestWorker;
import io.promobot.support.ChannelWorker;
import io.promobot.support.CouponEventStore;
import io.promobot.support.CouponNewsWorker;
import io.promobot.support.DeskChannels;
import io.promobot.support.DeskSeedStore;
import io.promobot.support.FallbackStore;
import io.promobot.support.NewRequest;
import io.promobot.support.NewsStore;
import io.promobot.support.NewsWorker;
import io.promobot.support.PostedStore;
import io.promobot.support.RequestListStore;
import io.promobot.support.RequestStateStore;
import io.promobot.support.RequestStore;
import io.promobot.support.Sender;
import io.promobot.support.TopicStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;

/** Questions, the desks that answer them, and how those are notified; built once. */
final class SupportApp {
  /** Notifies one channel of one request. */
  final Caller news;

  /** Tells one channel what happened to a coupon. */
  final Caller coupons;

  /** Tells a program of an event. */
  final Caller events;

  /** Switches off channels that take no events for a day. */
  final SwitchStore switches;

  /** What a program of the owner's is sent. */
  final PostedStore posted;

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
    var notices = new NewsStore(db, page, sender);
    var notes = new CouponEventStore(db, page, sender);
    var told = new EventLoadStore(db, page);
    news = new NewsWorker(notices, channels);
    coupons = new CouponNewsWorker(notes, channels);
    events = new EventWorker(told, channels::of);
    switches = new SwitchStore(db, page);
    posted = new PostedStore(db, page, notices, notes, told, channels, InstantSource.system());
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

  /** {@code ordered} is run when a desk is to be notified. */
  IntakeWorker<NewRequest, Asked> intake(Runnable ordered) {
    return IntakeWorker.ofRequests(db, page, this::ask, ordered);
  }

  private Future<List<Asked>> ask(SqlConnection tx, List<NewRequest> requests) {
    return new OriginNameStore(page)
        .of(tx, requests.stream().map(NewRequest::origin).toList())
        .map(names -> requests.stream().map(each -> each.from(names.apply(each.origin()))).toList())
        .compose(named -> new RequestStore(page).ask(tx, named));
  }

  /**
   * {@code guards} knows how each channel is doing, and lets no call past its breaker; {@code
   * answered} is run when an answer is to go out.
   */
  List<Endpoints> endpoints(GuardedCaller guards, Runnable answered) {
    var topics = new TopicStore(db, page);
    var store = new ChannelStore(db, page, topics);
    return List.of(
        new RequestHandler(
            new RequestListStore(db, page),
            new RequestStateStore(db, page),
            new AnswerStore(db, page, answered)::answer),
        new TopicHandler(topics),
        new ChannelHandler(
            new ChannelWorker(store, channels, guards::ofChannel, SecretStore::random),
            new ChannelTestWorker(store, channels, sender, InstantSource.system(), guards::past)),
        new SubscriberHandler(
            switches,
            new SecretStore(db, page),
            new ReplayStore(db, page),
            answered,
            InstantSource.system()));
  }
}
