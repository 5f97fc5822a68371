package io.promobot.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The last e-mails and webhook calls that reached the simulator. The mail server's threads add to
 * it, too.
 */
final class Mailroom {
  private static final int KEPT = 200;

  private final InstantSource clock;
  private final Deque<JsonObject> mails = new ArrayDeque<>();
  private final Deque<JsonObject> posts = new ArrayDeque<>();
  private long ids;
  private long revision;

  Mailroom(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void take(Mail mail) {
    keep(mails, mail.toJson(++ids, clock.instant()));
  }

  synchronized void take(HookPost post) {
    keep(posts, post.toJson(++ids, clock.instant()));
  }

  private void keep(Deque<JsonObject> list, JsonObject arrival) {
    if (list.size() == KEPT) {
      list.removeLast();
    }
    list.addFirst(arrival);
    revision++;
  }

  /** Newest first. */
  synchronized JsonObject mails(int limit) {
    return new JsonObject().put("mails", newest(mails, limit, mail -> true));
  }

  /** Newest first; {@code kind} leaves out other kinds of webhooks. */
  synchronized JsonObject posts(int limit, Optional<String> kind) {
    return new JsonObject()
        .put(
            "messages",
            newest(
                posts, limit, post -> kind.isEmpty() || kind.get().equals(post.getString("kind"))));
  }

  synchronized JsonObject everything(int limit) {
    return mails(limit).mergeIn(posts(limit, Optional.empty()));
  }

  private static JsonArray newest(Deque<JsonObject> list, int limit, Predicate<JsonObject> wanted) {
    JsonArray array = new JsonArray();
    list.stream().filter(wanted).limit(limit).forEach(array::add);
    return array;
  }

  /** Grows with every change, so that a viewer can tell whether something is new. */
  synchronized long revision() {
    return revision;
  }

  synchronized void clear() {
    mails.clear();
    posts.clear();
    revision++;
  }
}
