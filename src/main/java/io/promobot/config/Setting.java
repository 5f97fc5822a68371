package io.promobot.config;

import static io.promobot.config.SettingKind.days;
import static io.promobot.config.SettingKind.duration;
import static io.promobot.config.SettingKind.durationOrOff;
import static io.promobot.config.SettingKind.number;
import static io.promobot.config.SettingKind.onOff;
import static io.promobot.config.SettingKind.secret;
import static io.promobot.config.SettingKind.text;
import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Optional;

/**
 * All settings, one environment variable each: its kind, its default and what it does. The README's
 * table and {@code --help} are generated from this list.
 */
public enum Setting {
  PORT(
      number(0, 65_535),
      "8080",
      "HTTP port; `0` takes any free one and prints it; setting it also opens promobot to other machines, see `BIND`"),
  BIND(
      text(),
      unset("this machine only; all once a page, `PORT` or `DATABASE_URL` is set"),
      "address to listen on"),
  DATABASE_URL(
      secret(),
      unset("the built-in PostgreSQL"),
      "`postgres://user:password@host:port/database?sslmode=require`; several servers of which one"
          + " is the primary as `host1:port,host2:port`, and the one that accepts writes is used"
          + " (`target_session_attrs=read-write`; `primary` and `any` are possible)"),
  DATABASE_DIRECT_URL(
      secret(),
      unset("`DATABASE_URL`"),
      "the database itself, where `DATABASE_URL` leads to a pooler in transaction mode; see"
          + " `docs/operations.md`"),
  DATABASE_READ_URL(
      secret(),
      unset("`DATABASE_URL`"),
      "a read replica of the database, or several, for lists, exports, history and comparisons; see"
          + " `docs/operations.md`"),
  DATABASE_READ_LAG(
      duration("2s", "10m"),
      "5s",
      "how far behind a read replica may be; further behind, the database itself is read"),
  DATA_DIR(
      text(),
      "./promobot-data",
      "where the built-in database and its password live; with `DATABASE_URL`, only an archive of"
          + " Java classes that makes starts faster"),
  PUBLIC_URL(
      text(),
      unset("`http://localhost:$PORT`"),
      "the public address of this server, with a path if there is one (`https://shop.example/bot`);"
          + " base of image links and of the webhook's address"),
  ADMIN_PASSWORD(
      secret(8, 128),
      unset("generated once and printed"),
      "the owner's password; a common one is refused"),
  API_TOKEN(
      secret(16, 4096),
      unset("generated once and printed"),
      "bearer token for scripts, with full access; in an address (`?token=`) it works in this"
          + " release only"),
  BOT_TOKEN(
      secret(16, 4096),
      unset("generated once and printed"),
      "token for your bot, which can only register people and send questions, by header or"
          + " `?token=`"),
  MESSENGER_PAGE_ID(
      text(), unset("a demo page on the simulator"), "the number of your Facebook page"),
  MESSENGER_PAGE_TOKEN(
      secret(), unset("needed with `MESSENGER_PAGE_ID`"), "the page's access token"),
  MESSENGER_APP_SECRET(
      secret(), unset("needed with `MESSENGER_PAGE_ID`"), "the app's secret, which signs webhooks"),
  MESSENGER_VERIFY_TOKEN(
      secret(),
      unset("needed with `MESSENGER_PAGE_ID`"),
      "the word Facebook repeats when the webhook is set up"),
  MESSENGER_API_URL(
      text(), unset("Meta's Graph API; the simulator in a demo"), "where messages are sent"),
  MESSENGER_API_VERSION(text(), "v23.0", "version of the Graph API"),
  MESSENGER_RATE(
      text(),
      "20",
      "campaign messages per second and page, over all replicas; `off` lifts the limit"),
  SEND_TIMEOUT(duration("100ms", "1m"), "10s", "how long Messenger may take to answer a send"),
  ECHO_GRACE(
      duration("0s", "60m"),
      "60s",
      "how long a send without an answer may take to show up as an echo before it is tried once"
          + " more"),
  HANDOVER_PAUSE(
      durationOrOff("1m", "720h"),
      "24h",
      "how long after a person's last message in Facebook's inbox the bot leaves a customer's typed"
          + " words to that person; `off` turns this off"),
  SMTP_URL(
      secret(),
      unset("the simulator's mailbox; without a simulator, e-mails wait"),
      "`smtp://user:password@host:587?starttls=required` (or `optional`, `disabled`; with a"
          + " password the default is `required`), or `smtps://…`"),
  MAIL_FROM(
      text(),
      unset("the mail server's user; otherwise `promobot@` and our host"),
      "the address our e-mails come from, and the shop's own mailbox; a question sent there comes"
          + " from `name+questions@…` where the server allows it, as Gmail ignores Reply-To in mail"
          + " from your own address"),
  WELCOME_DELAY(
      duration("1s", "72h"), "60s", "how long after registering the welcome e-mail is due"),
  PHONE_REGION(text(), "ES", "the country of phone numbers without a country code"),
  SLACK_WEBHOOK_URL(
      secret(),
      unset("the simulator's Slack"),
      "incoming webhook of Slack channels without an address of their own"),
  LOG_FORMAT(
      text(),
      "text",
      "`json` writes the log as one JSON object per line; see `docs/operations.md`"),
  SIMULATOR(
      onOff(),
      unset("`on` without a page, otherwise `off`"),
      "the simulated Facebook and customers"),
  BUSINESS_NAME(
      text(),
      "Umi Shop",
      "the shop's name, as customers and the dashboard show it, until the owner changes it in Settings"),
  LANGUAGE(
      text(),
      "en",
      "the shop's main language, as a tag such as `es`, until the owner changes it in Settings:"
          + " customers of whom no other is known read it, and so does everybody where a text has"
          + " no translation"),
  TIME_ZONE(
      text(),
      unset("this machine's"),
      "the shop's time zone, such as `Europe/Madrid`, for all days and times in the dashboard;"
          + " see `docs/operations.md`"),
  KEEP_EVENTS(
      days(), "400d", "how long customers' actions are kept at most; `off` keeps it forever"),
  KEEP_MESSAGES(days(), "400d", "how long sent and ended messages are kept"),
  KEEP_HOURLY_TAPS(days(), "90d", "how long taps are counted by the hour; after that by the day");

  private final SettingKind kind;
  private final String preset;
  private final String whenUnset;
  private final String purpose;

  /** What happens without a value, where that is not simply another value. */
  private record Unset(String words) {}

  private static Unset unset(String words) {
    return new Unset(words);
  }

  Setting(SettingKind kind, String preset, String purpose) {
    this(kind, preset, "`" + preset + "`", purpose);
  }

  Setting(SettingKind kind, Unset unset, String purpose) {
    this(kind, "", unset.words(), purpose);
  }

  Setting(SettingKind kind, String preset, String whenUnset, String purpose) {
    this.kind = kind;
    this.preset = preset;
    this.whenUnset = whenUnset;
    this.purpose = purpose;
  }

  SettingKind kind() {
    return kind;
  }

  /** The value it has when it is not set; empty when that depends on other things. */
  String preset() {
    return preset;
  }

  static Optional<Setting> named(String name) {
    return Arrays.stream(values()).filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** The README's table, in Markdown. */
  static String table() {
    return Arrays.stream(values())
        .map(
            setting ->
                "| `%s` | %s | %s%s |"
                    .formatted(
                        setting, setting.whenUnset, setting.purpose, setting.kind.suffix("; ")))
        .collect(
            joining("\n", "| setting | default | what it does |\n| --- | --- | --- |\n", "\n"));
  }

  /** The same for a terminal of 100 columns. */
  public static String help() {
    return Arrays.stream(values()).map(Setting::paragraph).collect(joining("\n"));
  }

  private String paragraph() {
    String head = "  %s  (%s)%n".formatted(name(), whenUnset);
    return (head + Wrapped.lines(purpose + kind.suffix("; "), 6, 100)).replace("`", "");
  }
}
