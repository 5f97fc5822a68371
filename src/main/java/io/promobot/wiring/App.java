package io.promobot.wiring;

import io.promobot.access.OwnerWorker.FirstRun;
import io.promobot.config.AppConfig;
import io.promobot.config.AppConfig.PageSecrets;
import io.promobot.config.Secret;
import io.promobot.retention.RetentionWorker;
import io.promobot.simulator.Simulator;
import io.promobot.simulator.SimulatorSettings;
import io.vertx.core.Future;
import java.net.URI;
import java.util.Optional;

/** The process: one shop and, unless it is switched off, the simulator of its world. */
public final class App {
  public static final String VERSION =
      Optional.ofNullable(App.class.getPackage().getImplementationVersion()).orElse("development");

  private final AppConfig config;
  private final SharedApp shared;
  private final int port;
  private final Optional<Simulator> simulator;
  private final ShopApp shop;

  /** What the operator is told once: secrets generated at the first start, and a sign-in link. */
  public record Welcome(FirstRun firstRun, URI signIn) {}

  public App(AppConfig config, SharedApp shared, int port) {
    this.config = config;
    this.shared = shared;
    this.port = port;
    PageSecrets secrets = config.messenger().page().orElseGet(App::demoSecrets);
    this.simulator = config.simulator() ? Optional.of(simulator(secrets)) : Optional.empty();
    this.shop = new ShopApp(shared, config, secrets, port, simulator);
  }

  /** The demo's page needs secrets that only this process and its own simulator know. */
  private static PageSecrets demoSecrets() {
    return new PageSecrets(Secret.random(24), Secret.random(24), Secret.random(24));
  }

  private Simulator simulator(PageSecrets secrets) {
    return new Simulator(
        shared.vertx,
        new SimulatorSettings(
                config.messenger().pageId(),
                secrets.pageToken().value(),
                secrets.appSecret().value(),
                secrets.verifyToken().value(),
                own(config, port, "/webhooks/messenger"))
            .meaning(ButtonMeanings::of));
  }

  /** An address by which this process reaches itself. */
  static URI own(AppConfig config, int port, String path) {
    return URI.create("http://" + config.http().reachableHost() + ":" + port + path);
  }

  /** Listens; the database may still be away. */
  public Future<Void> listen() {
    return shop.listen();
  }

  /** Completes when the database has been there once and everything works. */
  public Future<Welcome> ready() {
    return ready(RetentionWorker.Pace.HOURLY);
  }

  /** The same, removing expired data at this pace. */
  public Future<Welcome> ready(RetentionWorker.Pace pace) {
    return shop.ready(pace);
  }

  /** Answers open requests, settles what is under way, and closes. */
  public Future<Void> stop() {
    return shop.stop()
        .eventually(() -> simulator.map(Simulator::close).orElse(Future.succeededFuture()))
        .eventually(shared::close);
  }
}
