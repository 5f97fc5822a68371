package io.promobot.outbox;

import io.promobot.outbox.ClaimStore.Claim;
import io.promobot.outbox.Settlement.State;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims messages that are due, has them sent and settles them. Woken by commits and notifications;
 * a slow poll makes sure that nothing depends on them. All of it runs on one {@link ClaimLoop}.
 */
public final class OutboxWorker {
  private static final Logger log = LoggerFactory.getLogger(OutboxWorker.class);

  /** Calls at once. */
  private static final int CALLS = 128;

  /** Results that may wait to be saved, beside the calls: calls go on while others are saved. */
  private static final int SETTLING = 2 * CALLS;

  /**
   * A claim of one message costs as much as one of many, so campaigns wait for room for these, or
   * for a third of theirs while few calls are allowed: never for all other calls to end.
   */
  private static final int CAMPAIGN_CLAIM = 32;

  private final Vertx vertx;
  private final Outbox outbox;
  private final ClaimStore claims;
  private final SendWorker sender;
  private final SettleWorker settling;
  private final IntUnaryOperator allowed;
  private final ClaimLoop loop;

  private volatile boolean campaignsDue = true;
  private int settlingNow;
  private boolean probing;
  private boolean pacing;

  /**
   * @param allowed how many of that many calls the other side's health allows right now
   */
  public OutboxWorker(
      Vertx vertx, Outbox outbox, ClaimStore claims, SendWorker sender, IntUnaryOperator allowed) {
    this.vertx = vertx;
    this.outbox = outbox;
    this.claims = claims;
    this.sender = sender;
    this.settling = new SettleWorker(vertx, outbox, claims.lease());
    this.allowed = allowed;
    this.loop = new ClaimLoop(vertx, "messages to send", this::allowed, this::claim);
  }

  /** Starts looking for work. */
  public void start() {
    outbox.onWake(this::wake);
    loop.start(() -> wake(true));
  }

  /** Claims nothing more, and completes when what is in flight has been settled. */
  public Future<Void> stop() {
    return loop.stop();
  }

  private void wake(boolean forCampaigns) {
    campaignsDue |= forCampaigns;
    loop.wake();
  }

  private int allowed() {
    int most = probing ? 1 : CALLS;
    return Math.min(most, allowed.applyAsInt(most)) + Math.min(settlingNow, SETTLING);
  }

  private int calling() {
    return loop.inFlight() - settlingNow;
  }

  /** Answers first; campaigns take what they leave. */
  private Future<Integer> claim(int room) {
    int allowed = room + calling();
    return claims
        .replies(room)
        .compose(
            claim -> {
              claim.rows().forEach(due -> dispatch(due, claim.now()));
              return campaigns(allowed).map(done -> claim.rows().size());
            });
  }

  /** Campaigns leave room for answers; but a lone trial call may be theirs, too. */
  private Future<Void> campaigns(int allowed) {
    int room = campaignRoom(allowed);
    if (loop.stopped() || !campaignsDue || room <= 0) {
      return Future.succeededFuture();
    }
    campaignsDue = false;
    return claims.campaign(room).map(claim -> paced(claim, room));
  }

  private int campaignRoom(int allowed) {
    int most = allowed - allowed / 4;
    int room = most - calling();
    return room < Math.min(most / 3, CAMPAIGN_CLAIM) ? 0 : room;
  }

  private Void paced(Claim claim, int asked) {
    claim.rows().forEach(due -> dispatch(due, claim.now()));
    int taken = claim.rows().size();
    if (taken == asked) {
      wake(true);
    } else if (taken == claim.allowed() && !pacing) {
      pacing = true;
      vertx.setTimer(claims.turnMs(), next -> nextTurn());
    }
    return null;
  }

  private void nextTurn() {
    pacing = false;
    wake(true);
  }

  private void dispatch(Due due, Instant now) {
    boolean probe = probing;
    Future<Settlement> sent = sent(due, now);
    loop.track(
        sent.compose(settlement -> settled(settlement, probe)),
        () -> settlingNow -= sent.succeeded() ? 1 : 0);
  }

  /** Each message has a turn of the event loop of its own: a claim may be hundreds. */
  private Future<Settlement> sent(Due due, Instant now) {
    Promise<Due> turn = Promise.promise();
    loop.run(() -> turn.complete(due));
    return turn.future().compose(mine -> sender.send(mine, now));
  }

  private Future<Void> settled(Settlement settlement, boolean probe) {
    loop.run(
        () -> {
          settlingNow++;
          learn(settlement, probe);
          if (campaignsDue && campaignRoom(CALLS) > 0) {
            loop.wake();
          }
        });
    return settling.settle(settlement);
  }

  /** A page that was paused is tried with one message at a time until one goes through. */
  private void learn(Settlement settlement, boolean probe) {
    if (settlement.pausesPage()) {
      log.warn("nothing is sent for now: {}", settlement.reason().orElse(""));
      probing = true;
    } else if (probe && probing && settlement.state() == State.SENT) {
      probing = false;
      sender.recovered().onFailure(failure -> log.warn("the page still counts as paused", failure));
    }
  }
}
