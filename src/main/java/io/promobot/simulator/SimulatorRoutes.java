package io.promobot.simulator;

import io.promobot.untrusted.Unreadable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** Every path of the simulator. */
final class SimulatorRoutes {
  private static final BodyHandler BODIES = BodyHandler.create(false).setBodyLimit(1 << 20);
  private static final Unreadable NOT_A_BODY = Unreadable.body("is not sent as HTTP/1.1 sends one");

  private final Router router;

  SimulatorRoutes(Vertx vertx, Context loop) {
    router = Router.router(vertx);
    router
        .route()
        .handler(SimulatorRoutes::readBody)
        .handler(ctx -> loop.runOnContext(turn -> ctx.next()));
  }

  /** Bad chunks, broken forms: what goes wrong before our code runs is the sender's mistake. */
  private static void readBody(RoutingContext ctx) {
    BODIES.handle(ctx);
    ctx.request()
        .exceptionHandler(why -> ctx.fail(why instanceof HttpClosedException ? why : NOT_A_BODY));
  }

  void graph(
      GraphGateHandler gate,
      SendHandler send,
      PageHandler page,
      ProfileHandler profile,
      GraphAnswerHandler answers) {
    router.route("/graph/:version/*").handler(gate);
    router.post("/graph/:version/:id/messages").handler(page::ours).handler(send);
    String apps = "/graph/:version/:id/subscribed_apps";
    router.route(apps).handler(page::ours);
    router.get(apps).handler(page::subscriptions);
    router.post(apps).handler(page::subscribe);
    router.delete(apps).handler(page::unsubscribe);
    String messenger = "/graph/:version/:id/messenger_profile";
    router.route(messenger).handler(page::ours);
    router.get(messenger).handler(page::profile);
    router.post(messenger).handler(page::setProfile);
    router.delete(messenger).handler(page::deleteProfile);
    router.get("/graph/:version/:id").handler(ctx -> pageOrPerson(ctx, page, profile));
    router
        .route("/graph/*")
        .handler(ctx -> answers.refuse(ctx, GraphError.of(400, 2500, "Unknown path components")));
  }

  private void pageOrPerson(RoutingContext ctx, PageHandler page, ProfileHandler profile) {
    if (page.names(ctx.pathParam("id"))) {
      page.page(ctx);
    } else {
      profile.handle(ctx);
    }
  }

  void phone(PhoneHandler phone) {
    router.get("/menu").handler(phone::menu);
    router.get("/customers").handler(phone::list);
    router.post("/customers").handler(phone::create);
    router.get("/customers/:psid/chat").handler(phone::chat);
    router.get("/customers/:psid/live").handler(phone::watch);
    router.post("/customers/:psid/start").handler(phone::start);
    router.post("/customers/:psid/tap").handler(phone::tap);
    router.post("/customers/:psid/say").handler(phone::say);
    router.post("/customers/:psid/answer").handler(phone::answer);
    router.post("/customers/:psid/read").handler(phone::read);
    router.post("/customers/:psid/react").handler(phone::react);
    router.post("/customers/:psid/block").handler(phone::block);
    router.post("/customers/:psid/unblock").handler(phone::unblock);
    router.post("/customers/:psid/close_window").handler(phone::closeWindow);
  }

  void stage(StageHandler stage, RunHandler runs) {
    router.post("/run").handler(runs::start);
    router.get("/runs/:id").handler(runs::progress);
    router.get("/failures").handler(stage::failures);
    router.put("/failures").handler(stage::setFailures);
    router.get("/ledger").handler(stage::totals);
    router.get("/ledger/sends").handler(stage::sends);
    router.post("/block").handler(stage::block);
    router.post("/handshake").handler(stage::handshake);
  }

  void inbox(InboxHandler inbox, HookHandler hooks) {
    router.get("/mailbox").handler(inbox::mails);
    router.get("/slack").handler(inbox::slack);
    router.get("/hooks").handler(inbox::posts);
    router.get("/inbox/live").handler(inbox::watch);
    router.get("/failures/mail").handler(inbox::mailFailures);
    router.put("/failures/mail").handler(inbox::setMailFailures);
    router.get("/failures/slack").handler(inbox::hookFailures);
    router.put("/failures/slack").handler(inbox::setHookFailures);
    router.post("/hooks/:kind/:room").handler(hooks);
  }

  void reset(Runnable reset) {
    router
        .post("/reset")
        .handler(
            ctx -> {
              reset.run();
              ctx.response().setStatusCode(204).end();
            });
  }

  Router finish() {
    router.route().handler(ctx -> ctx.fail(404));
    return router;
  }
}
