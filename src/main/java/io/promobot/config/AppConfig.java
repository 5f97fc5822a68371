package io.promobot.config;

import io.promobot.contact.Email;
import io.promobot.db.DatabaseAddress;
import io.promobot.db.DatabaseWays;
import io.promobot.retention.Keep;
import io.promobot.stats.ShopDays;
import io.promobot.text.StoryLanguage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** All settings, read once from the environment; every mistake is reported in one message. */
public record AppConfig(
    Http http,
    Storage storage,
    Access access,
    Messenger messenger,
    Outside outside,
    Leads leads,
    boolean simulator,
    Business business,
    List<String> warnings) {

  public static final String DEMO_PAGE_ID = "104600000000001";

  /** Where we listen, and the address under which the world reaches us. */
  public record Http(String bind, int port, Optional<URI> configuredPublicUrl) {
    /** Base of image links and of the webhook address; never ends with a slash. */
    public URI publicUrl(int actualPort) {
      return configuredPublicUrl.orElseGet(() -> URI.create("http://localhost:" + actualPort));
    }

    /** Whether only this machine can reach us, and no proxy before us makes us known to others. */
    public boolean local() {
      return bind.matches("127\\.0\\.0\\.1|::1|localhost") && configuredPublicUrl.isEmpty();
    }

    /** A host name by which this process reaches itself. */
    public String reachableHost() {
      return bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
    }
  }

  /**
   * Where the data is stored, the given database or an embedded one below {@code dataDir}, and for
   * how long.
   *
   * @param direct past the pooler that {@code database} leads to, if it leads to one
   * @param replica what may be read instead of {@code database}
   * @param readLag how far behind a replica may be
   */
  public record Storage(
      Optional<DatabaseAddress> database,
      Optional<DatabaseAddress> direct,
      Optional<DatabaseAddress> replica,
      Duration readLag,
      Path dataDir,
      Keep keep) {
    /** Each server that may be read instead. */
    public List<DatabaseAddress> readable() {
      return replica.stream().flatMap(each -> each.apart().stream()).toList();
    }

    /** How the given database is reached. */
    public Optional<DatabaseWays> ways() {
      return database.map(usual -> new DatabaseWays(usual, direct));
    }
  }

  /** The credentials of the owner, scripts and bots; generated once where absent. */
  public record Access(
      Optional<Secret> adminPassword, Optional<Secret> apiToken, Optional<Secret> botToken) {}

  /**
   * The Facebook page we serve, and the limits of our calls to its Send API.
   *
   * @param handoverPause how long we keep quiet after a person has answered; zero turns this off
   */
  public record Messenger(
      String pageId,
      Optional<PageSecrets> page,
      Optional<URI> configuredApiUrl,
      String apiVersion,
      OptionalDouble ratePerSecond,
      Duration sendTimeout,
      Duration echoGrace,
      Duration handoverPause) {
    /** True while no real page is configured: the simulator plays everything. */
    public boolean demo() {
      return page.isEmpty();
    }

    /**
     * Where the Graph API is: the configured address, otherwise the simulator's while it is on,
     * otherwise Meta's.
     */
    public URI apiUrl(URI simulated, boolean simulator) {
      return configuredApiUrl.orElse(simulator ? simulated : MessengerSettings.META);
    }

    /** The configured address of the Graph API, otherwise Meta's own. */
    public URI realApiUrl() {
      return configuredApiUrl.orElse(MessengerSettings.META);
    }
  }

  /** The three secrets of a real page. */
  public record PageSecrets(Secret pageToken, Secret appSecret, Secret verifyToken) {}

  /**
   * The other services we may call; the simulator stands in for those not configured.
   *
   * @param mailbox the shop's own, which sends our e-mails
   * @param mailFrom the sender of our e-mails, also when the shop has named no mailbox
   */
  public record Outside(
      Optional<MailServer> mail,
      Optional<Secret> slackWebhook,
      Optional<Email> mailbox,
      Email mailFrom) {}

  /**
   * The settings for people who register.
   *
   * @param phoneRegion the country of phone numbers without a country code
   */
  public record Leads(Duration welcomeDelay, String phoneRegion) {}

  /**
   * The shop: its name and its calendar.
   *
   * @param language its main language; empty as long as the settings leave it to the owner
   */
  public record Business(String name, ShopDays days, Optional<StoryLanguage> language) {}

  public String businessName() {
    return business.name();
  }

  /** The server that sends our e-mails. */
  public record MailServer(
      String host,
      int port,
      boolean tls,
      StartTls startTls,
      Optional<String> user,
      Optional<Secret> password) {}

  /** Whether a plain SMTP connection is upgraded to TLS. */
  public enum StartTls {
    DISABLED,
    OPTIONAL,
    REQUIRED
  }

  /** The folder for what is ours alone, before anything else is read. */
  public static Path dataDir(Map<String, String> env) {
    return StorageSettings.dataDir(env);
  }

  public static AppConfig fromEnv(Map<String, String> env) {
    var settings = new Settings(env);
    var config = read(settings);
    settings.failOnMistakes();
    return config;
  }

  private static AppConfig read(Settings settings) {
    LogFormat.read(settings);
    var messenger = MessengerSettings.read(settings);
    var mail = MailUrl.read(settings);
    var mailbox = LeadSettings.mailbox(settings, mail);
    var http = http(settings, messenger.demo());
    var days = new ShopDays(ZoneSettings.read(settings));
    var business = settings.textOrPreset(Setting.BUSINESS_NAME);
    return new AppConfig(
        http,
        StorageSettings.read(settings, days),
        AccessSettings.read(settings, business),
        messenger,
        new Outside(
            mail,
            WebUrl.read(Setting.SLACK_WEBHOOK_URL, settings).map(AppConfig::hidden),
            mailbox,
            mailbox.orElseGet(() -> LeadSettings.ourMailbox(http.configuredPublicUrl()))),
        LeadSettings.read(settings),
        simulator(settings, messenger.demo()),
        new Business(business, days, language(settings)),
        settings.warnings());
  }

  private static Optional<StoryLanguage> language(Settings settings) {
    Optional<String> written = settings.text(Setting.LANGUAGE);
    Optional<StoryLanguage> language = written.flatMap(StoryLanguage::of);
    if (written.isPresent() && language.isEmpty()) {
      settings.mistake(
          Setting.LANGUAGE,
          "is not a language that stories are written in",
          "Take one of " + StoryLanguage.tags());
    }
    return language;
  }

  private static Http http(Settings settings, boolean demo) {
    var port = settings.number(Setting.PORT);
    return new Http(bind(settings, demo), port, WebUrl.readOwn(Setting.PUBLIC_URL, settings));
  }

  /**
   * Listens on every interface if anything says that this is a server (a database, a page or a port
   * is given), otherwise on this machine only: a demo on a laptop must not be open to the café's
   * network.
   */
  private static String bind(Settings settings, boolean demo) {
    var server = !demo || settings.has(Setting.DATABASE_URL) || settings.has(Setting.PORT);
    return settings.host(Setting.BIND).orElse(server ? "0.0.0.0" : "127.0.0.1");
  }

  private static boolean simulator(Settings settings, boolean demo) {
    var on = settings.onOff(Setting.SIMULATOR, demo);
    if (demo && !on) {
      settings.mistake(
          Setting.SIMULATOR,
          "is off, but there is no page to send to",
          "Set the four MESSENGER_PAGE_… variables of a real page, or leave SIMULATOR unset");
    }
    return on;
  }

  /** A token that is not used looks like a page that is. */
  public boolean tokenUnused() {
    return simulator && !messenger.demo() && messenger.configuredApiUrl().isEmpty();
  }

  private static Secret hidden(URI url) {
    return new Secret(url.toString());
  }
}
