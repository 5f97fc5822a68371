package io.promobot.wiring;

import io.promobot.calls.CallClaimStore;
import io.promobot.calls.CallVerdicts;
import io.promobot.calls.CallWorker;
import io.promobot.calls.Caller;
import io.promobot.calls.GuardedCaller;
import io.promobot.calls.TimedCaller;
import io.promobot.channel.Channel;
import io.promobot.channel.Letter;
import io.promobot.config.AppConfig;
import io.promobot.lead.WelcomeStore;
import io.promobot.lead.WelcomeWorker;
import io.promobot.letter.LetterCaller;
import io.promobot.outbox.Backoff;
import io.promobot.subscriber.SwitchWorker;
import io.promobot.support.AnswerMailStore;
import io.promobot.support.AnswerMailWorker;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Calls that are not messages to customers: e-mails to leads and the owner, and notifications for
 * the shop's desks.
 */
final class CallApp {
  private static final Duration LEASE = Caller.LONGEST.multipliedBy(2);
  private static final int LONGEST_STOP_S = 10;

  /** Reports how each destination is doing. */
  final GuardedCaller guards;

  private final CallWorker worker;
  private final SwitchWorker switching;

  CallApp(
      SharedApp shared,
      AppConfig config,
      EngineApp engine,
      SupportApp support,
      Channel<Letter> letters) {
    String page = config.messenger().pageId();
    Caller welcome =
        new WelcomeWorker(
            new WelcomeStore(shared.db, page, () -> engine.voice.get().language()),
            letters,
            engine.shop::name);
    Caller answers =
        new AnswerMailWorker(new AnswerMailStore(shared.db, page), letters, engine.shop::name);
    Caller owners = new LetterCaller(LetterApp.queue(shared.db, config, engine), letters);
    Caller timed =
        new TimedCaller(
            Caller.of(welcome, answers, support.news, support.coupons, support.events, owners),
            engine.durations);
    this.guards = GuardedCaller.around(shared.vertx, timed);
    engine.outbox.onFailedCalls(support.aftercare);
    this.worker =
        new CallWorker(
            shared.vertx,
            engine.outbox,
            new CallClaimStore(shared.db::general, page, LEASE),
            new CallVerdicts(
                new Backoff(() -> ThreadLocalRandom.current().nextDouble()),
                config.messenger().echoGrace()),
            guards,
            support.switches);
    this.switching = new SwitchWorker(shared.vertx, support.switches, engine.outbox::wakeForCalls);
  }

  void start() {
    worker.start();
    switching.start();
  }

  /** Makes no more calls, and completes when those under way have been settled. */
  Future<Void> stop() {
    switching.stop();
    return worker.stop().timeout(LONGEST_STOP_S, TimeUnit.SECONDS);
  }
}
