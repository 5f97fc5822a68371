package io.promobot.simulator;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Supplier;

/** What arrived over SMTP and webhooks, and the switches that make their servers fail. */
final class InboxHandler {
  private static final int SHOWN = 50;
  private static final int KEPT = 200;

  private final Mailroom mailroom;
  private final InboxFailures failures;
  private final LiveFeed live;

  InboxHandler(Mailroom mailroom, InboxFailures failures, LiveFeed live) {
    this.mailroom = mailroom;
    this.failures = failures;
    this.live = live;
  }

  void mails(RoutingContext ctx) {
    ctx.json(mailroom.mails(limit(ctx)));
  }

  void slack(RoutingContext ctx) {
    ctx.json(mailroom.posts(limit(ctx), Optional.of("slack")));
  }

  void posts(RoutingContext ctx) {
    ctx.json(mailroom.posts(limit(ctx), Optional.empty()));
  }

  private static int limit(RoutingContext ctx) {
    return (int) Input.ofQuery(ctx.queryParams()).whole("limit", SHOWN, 1, KEPT);
  }

  void watch(RoutingContext ctx) {
    live.watch(ctx, new News());
  }

  void mailFailures(RoutingContext ctx) {
    ctx.json(failures.mailJson());
  }

  void setMailFailures(RoutingContext ctx) {
    failures.setMail(Input.of(ctx.body().buffer()));
    mailFailures(ctx);
  }

  void hookFailures(RoutingContext ctx) {
    ctx.json(failures.hooks().toJson());
  }

  void setHookFailures(RoutingContext ctx) {
    failures.setHooks(Input.of(ctx.body().buffer()));
    hookFailures(ctx);
  }

  /** What one viewer has not seen yet. */
  private final class News implements Supplier<Optional<String>> {
    private long shown = -1;

    @Override
    public Optional<String> get() {
      long revision = mailroom.revision();
      if (revision == shown) {
        return Optional.empty();
      }
      shown = revision;
      JsonObject snapshot = mailroom.everything(SHOWN);
      return Optional.of("event: inbox\ndata: " + snapshot.encode() + "\n\n");
    }
  }
}
