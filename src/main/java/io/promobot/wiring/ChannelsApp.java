package io.promobot.wiring;

import io.promobot.calls.Caller;
import io.promobot.channel.Channel;
import io.promobot.channel.DeskChannel;
import io.promobot.channel.Letter;
import io.promobot.config.AppConfig;
import io.promobot.config.AppConfig.MailServer;
import io.promobot.config.Secret;
import io.promobot.desk.DiscordBody;
import io.promobot.desk.EmailDeskChannel;
import io.promobot.desk.HookBody;
import io.promobot.desk.HookDeskChannel;
import io.promobot.desk.SlackBody;
import io.promobot.desk.WebhookBody;
import io.promobot.email.EmailChannel;
import io.promobot.email.MailSettings;
import io.promobot.email.MailSettings.Security;
import io.promobot.email.NoMailChannel;
import io.promobot.hook.HookClient;
import io.promobot.hook.HookDefault;
import io.promobot.hook.SafeAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The channels other than Messenger: e-mails to leads, and every kind of channel for a desk. */
final class ChannelsApp {
  static final Duration HOOK_TIMEOUT = Duration.ofSeconds(10);
  static final Duration MAIL_TIMEOUT = Caller.LONGEST.minusSeconds(5);

  private final HookClient hooks;
  private final Channel<Letter> letters;
  private final List<DeskChannel> desks;

  /**
   * What the simulator offers.
   *
   * @param mailPort where its mail server listens on this machine
   * @param hooks the bases of its hooks' addresses
   */
  record Simulated(int mailPort, List<URI> hooks) {}

  /** {@code port} is where we listen. */
  ChannelsApp(
      SharedApp shared,
      AppConfig config,
      int port,
      Supplier<String> name,
      Optional<Simulated> simulated) {
    OptionalInt ownPort = config.http().local() ? OptionalInt.of(port) : OptionalInt.empty();
    hooks =
        new HookClient(
            shared.vertx,
            shared.hooks,
            new SafeAddress(simulated.map(Simulated::hooks).orElse(List.of()), ownPort),
            HOOK_TIMEOUT);
    String from = config.outside().mailFrom().address();
    letters =
        server(config, simulated)
            .<Channel<Letter>>map(
                settings ->
                    new EmailChannel(
                        shared.vertx, shared.mail, settings, name, InstantSource.system()))
            .orElseGet(NoMailChannel::new);
    // Another kind of channel is a body, a test, and a line here.
    desks =
        List.of(
            hook(SlackBody.body(slack(config, simulated))),
            new EmailDeskChannel(letters, from),
            hook(WebhookBody.BODY),
            hook(DiscordBody.BODY));
  }

  private DeskChannel hook(HookBody body) {
    return new HookDeskChannel(hooks, body, InstantSource.system());
  }

  /** E-mails to leads. */
  Channel<Letter> letters() {
    return letters;
  }

  List<DeskChannel> desks() {
    return desks;
  }

  private static Optional<HookDefault> slack(AppConfig config, Optional<Simulated> simulated) {
    return config
        .outside()
        .slackWebhook()
        .map(url -> new HookDefault(URI.create(url.value()), "SLACK_WEBHOOK_URL"))
        .or(
            () ->
                simulated.map(
                    there ->
                        new HookDefault(
                            there.hooks().get(0).resolve("slack/shop"), "the demo's Slack")));
  }

  private static Optional<MailSettings> server(AppConfig config, Optional<Simulated> simulated) {
    return config
        .outside()
        .mail()
        .map(server -> settings(config, server))
        .or(() -> simulated.map(there -> settings(config, there.mailPort())));
  }

  private static MailSettings settings(AppConfig config, MailServer server) {
    return new MailSettings(
        server.host(),
        server.port(),
        security(server),
        server
            .user()
            .map(
                user ->
                    new MailSettings.Login(user, server.password().map(Secret::value).orElse(""))),
        config.outside().mailFrom().address(),
        MAIL_TIMEOUT);
  }

  private static MailSettings settings(AppConfig config, int port) {
    return new MailSettings(
        "127.0.0.1",
        port,
        Security.NONE,
        Optional.empty(),
        config.outside().mailFrom().address(),
        MAIL_TIMEOUT);
  }

  private static Security security(MailServer server) {
    if (server.tls()) {
      return Security.TLS;
    }
    return switch (server.startTls()) {
      case DISABLED -> Security.NONE;
      case OPTIONAL -> Security.UPGRADE_IF_OFFERED;
      case REQUIRED -> Security.UPGRADE;
    };
  }
}
