package io.promobot;

import io.promobot.db.Await;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Customers who write to the page without pause. They queue up: each queue has one webhook under
 * way and resends it until it is acknowledged, as Meta does.
 */
final class Talkers {
  private static final int LINES = 6;
  private static final int MOST_EVENTS = 4;
  private static final int MOST_TALKING = 40;
  private static final long PAUSE_MS = 60;
  private static final long AGAIN_MS = 100;
  private static final List<String> BUTTONS =
      List.of("SHOW_COUPON:welcome", "REVEAL:welcome", "NO_THANKS:welcome");

  private final Meta meta;
  private final Context context;
  private final List<Line> lines;
  private boolean stopped;

  Talkers(Meta meta, long seed) {
    this.meta = meta;
    this.context = meta.vertx.getOrCreateContext();
    this.lines =
        IntStream.range(0, LINES).mapToObj(n -> new Line(n, new Random(seed + n))).toList();
  }

  Talkers start() {
    context.runOnContext(now -> lines.forEach(Line::talk));
    return this;
  }

  /** Nobody starts anything new; returns when the last message of each queue is acknowledged. */
  void finish() {
    context.runOnContext(now -> stopped = true);
    var over = lines.stream().map(line -> line.over.future()).toList();
    Await.until(Duration.ofSeconds(90), () -> over.stream().allMatch(Future::isComplete));
  }

  private final class Line {
    private final int number;
    private final Random random;
    private final List<String> talking = new ArrayList<>();
    private final Promise<Void> over = Promise.promise();
    private long customers;
    private long mids;
    private long lastMillis;

    Line(int number, Random random) {
      this.number = number;
      this.random = random;
    }

    private void talk() {
      if (stopped) {
        over.complete();
      } else {
        send(body().toBuffer());
      }
    }

    private void send(Buffer body) {
      meta.deliver(body)
          .onSuccess(
              taken -> {
                if (taken) {
                  meta.vertx.setTimer(PAUSE_MS, next -> talk());
                } else {
                  meta.vertx.setTimer(AGAIN_MS, again -> send(body));
                }
              });
    }

    private JsonObject body() {
      var items = new JsonArray();
      for (int n = random.nextInt(MOST_EVENTS); n >= 0; n--) {
        items.add(talking.isEmpty() || random.nextInt(4) == 0 ? newcomer() : tap());
      }
      return Talkers.body(items, lastMillis);
    }

    /** These customers do nothing on their own. */
    private JsonObject newcomer() {
      var psid = "909%03d%010d".formatted(number, customers++);
      talking.add(psid);
      if (talking.size() > MOST_TALKING) {
        talking.remove(0);
      }
      return postback(psid, "start");
    }

    private JsonObject tap() {
      var psid = talking.get(random.nextInt(talking.size()));
      return postback(psid, BUTTONS.get(random.nextInt(BUTTONS.size())));
    }

    private JsonObject postback(String psid, String payload) {
      lastMillis = Math.max(lastMillis + 1, System.currentTimeMillis());
      return Talkers.postback(psid, "m_line%d_%d".formatted(number, mids++), payload, lastMillis);
    }
  }

  static JsonObject body(JsonArray items, long millis) {
    var entry = new JsonObject().put("id", Meta.PAGE).put("time", millis).put("messaging", items);
    return new JsonObject().put("object", "page").put("entry", new JsonArray().add(entry));
  }

  static JsonObject postback(String psid, String mid, String payload, long millis) {
    var postback = new JsonObject().put("mid", mid).put("title", "Tap").put("payload", payload);
    return new JsonObject()
        .put("sender", new JsonObject().put("id", psid))
        .put("recipient", new JsonObject().put("id", Meta.PAGE))
        .put("timestamp", millis)
        .put("postback", postback);
  }
}
