package io.promobot.wiring;

import io.promobot.calls.CallVerdicts;
import io.promobot.calls.CallWorker;
import io.promobot.calls.Caller;
import io.promobot.calls.GuardedCaller;
import io.promobot.calls.TimedCaller;
import io.promobot.channel.SendTimers;
import io.promobot.db.Database;
import io.promobot.outbox.Aftercare;
import io.promobot.outbox.Backoff;
import io.promobot.outbox.Outbox;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Calls that are not messages to customers: e-mails to leads, and notifications for the shop's
 * desks.
 */
final class CallApp {
  private static final Duration LEASE = Caller.LONGEST.multipliedBy(2);
  private static final int LONGEST_STOP_S = 10;

  /** Reports how each destination is doing. */
  final GuardedCaller guards;

  private final CallWorker worker;
  private final Outbox outbox;
  private final Runnable tellReplicas;

  /** {@code grace} is how long a call without an answer is left before it is made once more. */
  record Setting(Database db, String page, Duration grace, Callers callers) {}

  /** Who makes the calls, and who takes care of those that failed for good. */
  record Callers(Caller welcome, Caller news, Aftercare aftercare) {}

  CallApp(Vertx vertx, Setting setting, Outbox outbox, SendTimers timers, Runnable tellReplicas) {
    this.outbox = outbox;
    this.tellReplicas = tellReplicas;
    Callers callers = setting.callers();
    Caller caller = Caller.of(callers.welcome(), callers.news());
    this.guards = GuardedCaller.around(vertx, new TimedCaller(caller, timers));
    outbox.onFailedCalls(callers.aftercare());
    CallVerdicts verdicts =
        new CallVerdicts(
            new Backoff(() -> ThreadLocalRandom.current().nextDouble()), setting.grace());
    this.worker =
        new CallWorker(
            vertx,
            new CallWorker.Parts(setting.db(), setting.page(), LEASE, verdicts, guards),
            outbox);
  }

  /** Something was queued and committed. */
  void ordered() {
    outbox.wakeForCalls();
    tellReplicas.run();
  }

  void start() {
    worker.start();
  }

  /** Makes no more calls, and completes when those under way have been settled. */
  Future<Void> stop() {
    return worker.stop().timeout(LONGEST_STOP_S, TimeUnit.SECONDS);
  }
}
