package io.promobot.outbox;

import io.promobot.db.Database;
import io.promobot.stats.Tally;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sends reminders and campaigns to visitors of the website as they fall due. */
public final class ChatSendWorker {
  private static final int BATCH = 1_000;

  private static final Future<Integer> NOTHING = Future.succeededFuture(0);

  private final Database db;
  private final Outbox outbox;
  private final ChatSendStore store;
  private final Consumer<Set<String>> chatted;
  private final ClaimLoop loop;

  /**
   * @param language what visitors read of whom no other language is known
   * @param chatted is told, after commit, whose chats have something new
   */
  public ChatSendWorker(
      Vertx vertx,
      Database db,
      Tally tally,
      Supplier<StoryLanguage> language,
      Outbox outbox,
      Consumer<Set<String>> chatted) {
    this.db = db;
    this.outbox = outbox;
    this.store = new ChatSendStore(tally, language);
    this.chatted = chatted;
    this.loop = new ClaimLoop(vertx, "messages of the website's chat", () -> BATCH, this::send);
  }

  /** Starts looking for work. */
  public void start() {
    // What the inbox answers is in the chat already.
    outbox.onWake(
        forCampaigns -> {
          if (forCampaigns) {
            loop.wake();
          }
        });
    loop.start(loop::wake);
  }

  /** Sends nothing more. */
  public Future<Void> stop() {
    return loop.stop();
  }

  /** Mostly nothing is due, and then that is all it asks. */
  private Future<Integer> send(int most) {
    return store.due(db.ingest(), most).compose(due -> due.length == 0 ? NOTHING : send(due));
  }

  private Future<Integer> send(Long[] due) {
    return db.transaction(tx -> store.send(tx, due))
        .onSuccess(this::announce)
        .map(ChatSendStore.Sent::taken);
  }

  private void announce(ChatSendStore.Sent sent) {
    if (sent.taken() > 0) {
      chatted.accept(sent.customers());
      outbox.announce(sent.news());
    }
  }
}
