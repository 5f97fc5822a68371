package io.promobot.simulator;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Meta, its customers and their phones, mailboxes and hooks in one router; every object of the
 * simulator is built here.
 */
public final class Simulator {
  private final Context loop;
  private final World world;
  private final WebhookClient client;
  private final WebhookWorker webhooks;
  private final VisitorClient visitors;
  private final MessengerProfile profile = new MessengerProfile();
  private final RunHandler runs;
  private final SendHandler sends;
  private final LiveFeed live;
  private final Mailroom mailroom;
  private final MailServer mails;
  private final Router router;

  public Simulator(Vertx vertx, SimulatorSettings settings) {
    this(vertx, settings, InstantSource.system());
  }

  public Simulator(Vertx vertx, SimulatorSettings settings, InstantSource clock) {
    loop = vertx.getOrCreateContext();
    world = world(vertx, clock);
    client = new WebhookClient(vertx, settings);
    webhooks = new WebhookWorker(vertx, settings.pageId(), client, world);
    PageEvents events = new PageEvents(settings);
    CustomerActs acts = new CustomerActs(events, webhooks::offer, world, profile, client::open);
    visitors = new VisitorClient(vertx, world, settings.webhook(), client::open);
    CrowdWorker crowd = new CrowdWorker(world, acts, visitors, settings.meanings());
    MessageIntake intake = new MessageIntake(world, events, webhooks::offer, crowd);
    GraphAnswerHandler answers = new GraphAnswerHandler(world);
    runs = new RunHandler(world, crowd);
    sends = new SendHandler(vertx, settings.pageId(), world, intake, answers);
    live = new LiveFeed(vertx, loop);
    mailroom = new Mailroom(clock);
    InboxFailures inboxFailures = new InboxFailures();
    mails = new MailServer(mailroom, inboxFailures);

    SimulatorRoutes routes = new SimulatorRoutes(vertx, loop);
    routes.graph(
        new GraphGateHandler(settings, world.failures(), answers),
        sends,
        new PageHandler(settings, world.subscription(), profile, webhooks, answers),
        new ProfileHandler(world, answers),
        answers);
    routes.phone(new PhoneHandler(world, acts, live));
    routes.inbox(
        new InboxHandler(mailroom, inboxFailures, live),
        new HookHandler(world, mailroom, inboxFailures));
    routes.stage(new StageHandler(world, client), runs);
    routes.reset(this::reset);
    router = routes.finish();
  }

  private World world(Vertx vertx, InstantSource clock) {
    Population population = new Population();
    return new World(
        population,
        new Customers(population),
        new AgendaWorker(vertx),
        new FailureSwitch(),
        new Subscription(),
        new Ledger(),
        new Ids(new SecureRandom()),
        clock);
  }

  /** To be mounted at {@code /simulator/*}. */
  public Router router() {
    return router;
  }

  /** Starts the mail server on this machine's loopback; answers its port. */
  public int openMailbox() {
    return mails.start();
  }

  /** Calls of the website chat that carry this are the crowd's. */
  public String crowdPass() {
    return visitors.pass();
  }

  public Ledger ledger() {
    return world.ledger();
  }

  /** For a product whose port is known only once it listens. */
  public void sendWebhooksTo(URI webhook) {
    loop.runOnContext(
        turn -> {
          client.sendTo(webhook);
          visitors.sendTo(webhook);
        });
  }

  private void reset() {
    forgetPeople();
    profile.clear();
    world.subscription().reset();
  }

  private void forgetPeople() {
    world.agenda().clear();
    webhooks.clear();
    visitors.clear();
    sends.hangUpAll();
    runs.clear();
    world.customers().clear();
    world.ledger().clear();
    mailroom.clear();
  }

  /**
   * Everybody is gone and every phone empty; the page stays connected.
   *
   * @param forgetting does the same at the shop, while no event is on its way there
   */
  public Future<Void> startOver(Supplier<Future<Void>> forgetting) {
    return onLoop(this::fallSilent)
        .compose(silent -> forgetting.get())
        .eventually(() -> onLoop(this::speakAgain));
  }

  private Future<Void> fallSilent() {
    webhooks.mute();
    visitors.mute();
    forgetPeople();
    return Future.join(webhooks.answered(), visitors.answered()).mapEmpty();
  }

  /** Also forgets the people whom a message of the shop has reached meanwhile. */
  private Future<Void> speakAgain() {
    webhooks.unmute();
    visitors.unmute();
    forgetPeople();
    return Future.succeededFuture();
  }

  private Future<Void> onLoop(Supplier<Future<Void>> work) {
    Promise<Void> done = Promise.promise();
    loop.runOnContext(turn -> Future.succeededFuture().compose(now -> work.get()).onComplete(done));
    return done.future();
  }

  public Future<Void> close() {
    Promise<Void> closed = Promise.promise();
    loop.runOnContext(
        turn -> {
          world.agenda().clear();
          webhooks.close();
          visitors.close();
          live.close();
          sends.hangUpAll();
          closed.complete();
        });
    // Stopping waits for a thread.
    return loop.executeBlocking(mails::stop).eventually(closed::future);
  }
}
