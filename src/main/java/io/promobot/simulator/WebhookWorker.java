package io.promobot.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers events at least once and in order per customer: each customer's events take one lane,
 * and a lane has one POST under way. Whatever comes up meanwhile goes into the next body.
 */
final class WebhookWorker {
  private static final Logger log = LoggerFactory.getLogger(WebhookWorker.class);
  private static final long PATIENCE_MS = 3_600_000;
  private static final int LANES = 8;
  private static final long HELD_BACK_MS = 1000;

  private final Vertx vertx;
  private final WebhookClient client;
  private final String pageId;
  private final World world;
  private final Set<Future<Boolean>> posts = new HashSet<>();
  private List<WebhookLane> lanes = lanes();
  private int muted;

  WebhookWorker(Vertx vertx, String pageId, WebhookClient client, World world) {
    this.vertx = vertx;
    this.client = client;
    this.pageId = pageId;
    this.world = world;
  }

  private List<WebhookLane> lanes() {
    return IntStream.range(0, LANES).mapToObj(lane -> new WebhookLane()).toList();
  }

  void offer(PageEvent event) {
    if (muted > 0) {
      return;
    }
    world.ledger().eventWaits();
    WebhookLane lane = lanes.get(Math.floorMod(event.psid().hashCode(), LANES));
    if (world.failures().reorders()) {
      world.agenda().after(HELD_BACK_MS, () -> add(lane, event));
    } else {
      add(lane, event);
    }
  }

  private void add(WebhookLane lane, PageEvent event) {
    lane.add(event);
    // Not immediately: other events of this turn of the loop belong in the same body.
    vertx.runOnContext(turn -> send(lane));
  }

  private void send(WebhookLane lane) {
    if (!lane.idle() || !world.subscription().active() || !lanes.contains(lane)) {
      return;
    }
    List<PageEvent> batch = lane.begin();
    if (lane.retrying()) {
      world.ledger().webhookRetried();
    }
    Future<Boolean> post = client.post(WebhookBody.of(pageId, world.clock().millis(), batch));
    posts.add(post);
    post.onComplete(answered -> posts.remove(post)).onSuccess(taken -> settle(lane, batch, taken));
  }

  private void settle(WebhookLane lane, List<PageEvent> batch, boolean taken) {
    if (!lanes.contains(lane)) {
      return;
    }
    if (taken) {
      world.ledger().webhookDelivered(batch.size());
      lane.delivered();
      sendAgain(lane, copies(batch));
      send(lane);
    } else {
      pauseAfterFailure(lane);
    }
  }

  private void pauseAfterFailure(WebhookLane lane) {
    long now = world.agenda().now();
    world.agenda().after(lane.failed(now), () -> retry(lane));
    if (world.subscription().active() && lane.failingFor(now) >= PATIENCE_MS) {
      world.subscription().end();
      log.warn(
          "The webhook has failed for an hour: the page is unsubscribed; its events wait until"
              + " somebody subscribes it again");
    }
  }

  private void retry(WebhookLane lane) {
    lane.rested();
    send(lane);
  }

  private Stream<PageEvent> copies(List<PageEvent> batch) {
    return batch.stream()
        .filter(event -> !event.copied() && world.failures().duplicates())
        .map(PageEvent::copy);
  }

  /** A copy is sent after the original was answered, as if the answer had been lost. */
  private void sendAgain(WebhookLane lane, Stream<PageEvent> copies) {
    copies.forEach(
        event -> {
          world.ledger().eventWaits();
          lane.add(event);
        });
  }

  /** Sends what is waiting, after a new subscription. */
  void resume() {
    lanes.forEach(WebhookLane::forgive);
    lanes.forEach(this::send);
  }

  void clear() {
    lanes = lanes();
  }

  /** Until it is unmuted as often, nobody's events reach the page, not even later. */
  void mute() {
    muted++;
  }

  void unmute() {
    muted--;
  }

  /** Completes when the POSTs under way have been answered or have timed out. */
  Future<Void> answered() {
    return Future.join(List.copyOf(posts)).mapEmpty();
  }

  void close() {
    lanes.forEach(WebhookLane::close);
    client.close();
  }
}
