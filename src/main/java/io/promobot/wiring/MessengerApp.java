package io.promobot.wiring;

import io.promobot.channel.Breaker;
import io.promobot.channel.GuardedChannel;
import io.promobot.channel.SendTimers;
import io.promobot.channel.TimedChannel;
import io.promobot.config.AppConfig;
import io.promobot.config.AppConfig.PageSecrets;
import io.promobot.flow.Message;
import io.promobot.messenger.GraphClient;
import io.promobot.messenger.GraphSettings;
import io.promobot.messenger.LookupClient;
import io.promobot.messenger.MessengerChannel;
import io.promobot.messenger.PageWorker;
import io.promobot.messenger.ProfileClient;
import io.promobot.outbox.NameStore;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Our clients of Messenger: one to deliver messages, behind a breaker, and one to look up
 * customers' names.
 */
final class MessengerApp {
  /** Messenger's name in the metrics. */
  static final String WAY = "messenger";

  /** Stands for names and the page's own settings, which Messenger is asked for. */
  static final String LOOKUPS = "messenger_lookups";

  private MessengerApp() {}

  static GraphClient graph(SharedApp shared, AppConfig config, PageSecrets secrets, int port) {
    AppConfig.Messenger messenger = config.messenger();
    URI simulator = App.own(config, port, "/simulator/graph");
    return new GraphClient(
        shared.vertx,
        new GraphSettings(
            messenger.apiUrl(simulator, config.simulator()),
            messenger.apiVersion(),
            secrets.pageToken().value(),
            Optional.of(secrets.appSecret().value()),
            messenger.sendTimeout()),
        shared.graph);
  }

  /** Whether the simulator plays Messenger. */
  static boolean simulated(AppConfig config) {
    return config.messenger().configuredApiUrl().isEmpty() && config.simulator();
  }

  static GuardedChannel<Message> channel(
      Vertx vertx, GraphClient graph, Duration timeout, SendTimers timers, Runnable changed) {
    return new GuardedChannel<>(
        vertx,
        WAY,
        new TimedChannel<>(new MessengerChannel(graph), WAY, timers),
        Breaker.Settings.around(timeout),
        new BreakerListener(changed));
  }

  static NameStore.NameSource names(LookupClient lookups) {
    ProfileClient profiles = new ProfileClient(lookups);
    return psid ->
        profiles
            .lookup(psid)
            .map(
                profile ->
                    new NameStore.Name(profile.firstName(), profile.name(), profile.language()));
  }

  /** A typed token is a real one: the demo's simulator could only refuse it. */
  static PageWorker.Setting page(AppConfig.Messenger messenger, boolean simulated) {
    String elsewhere = messenger.configuredApiUrl().map("(Asked at %s.)"::formatted).orElse("");
    return new PageWorker.Setting(
        messenger.pageId(),
        messenger.realApiUrl(),
        messenger.page().map(secrets -> secrets.appSecret().value()),
        new PageWorker.Answering(
            simulated ? "(The simulator says so, not Facebook.)" : elsewhere, elsewhere));
  }
}
