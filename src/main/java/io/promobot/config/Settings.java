package io.promobot.config;

import io.netty.util.NetUtil;
import io.promobot.config.SettingKind.Days;
import io.promobot.config.SettingKind.Hidden;
import io.promobot.config.SettingKind.Number;
import io.promobot.config.SettingKind.Span;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads single settings from the environment and collects the mistakes in them. */
final class Settings {
  private static final Pattern DAYS = Pattern.compile("\\d{1,5}d");
  private static final Pattern WRITTEN_IN_NUMBERS = Pattern.compile("[0-9.]+|.*:.*");

  private final Map<String, String> env;
  private final List<String> mistakes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  Settings(Map<String, String> env) {
    this.env = new HashMap<>(env);
    warnings.addAll(SettingNames.suspicious(env.keySet()));
    Stream.of(Setting.values()).filter(each -> env.containsKey(each.name())).forEach(this::clean);
  }

  private void clean(Setting setting) {
    var given = env.get(setting.name());
    var text = SettingText.of(given);
    env.put(setting.name(), text);
    if (SettingText.quoted(given)) {
      warning(setting + " was given in quotes, which were removed");
    }
    SettingText.flaw(text).ifPresent(flaw -> mistake(setting, flaw, "Write it on one line"));
  }

  /** An empty variable counts as unset: that is how compose files and dashboards write it. */
  boolean has(Setting setting) {
    return !env.getOrDefault(setting.name(), "").isBlank();
  }

  Optional<String> text(Setting setting) {
    return has(setting) ? Optional.of(env.get(setting.name())) : Optional.empty();
  }

  /** The configured value, otherwise the default. */
  String textOrPreset(Setting setting) {
    return text(setting).orElse(setting.preset());
  }

  Optional<Secret> secret(Setting setting) {
    var kind = (Hidden) setting.kind();
    var value = text(setting);
    if (value.isPresent() && !kind.fits(value.get())) {
      int length = value.get().length();
      mistake(
          setting,
          length == 1 ? "has 1 character" : "has " + length + " characters",
          "Give it between " + kind.shortest() + " and " + kind.longest() + " characters");
    }
    return value.map(Secret::new);
  }

  int number(Setting setting) {
    var kind = (Number) setting.kind();
    var text = textOrPreset(setting);
    try {
      var value = Integer.parseInt(text);
      if (value >= kind.lowest() && value <= kind.highest()) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below, with the numbers that are out of range
    }
    mistake(
        setting,
        quoted(text) + " is not a number from " + kind.lowest() + " to " + kind.highest(),
        "Write for example " + setting + "=" + setting.preset());
    return Integer.parseInt(setting.preset());
  }

  /** A duration within its bounds; zero when it is off. */
  Duration duration(Setting setting) {
    var kind = (Span) setting.kind();
    var text = textOrPreset(setting);
    if (kind.orOff() && text.equals("off")) {
      return Duration.ZERO;
    }
    return DurationText.read(text)
        .filter(value -> value.compareTo(kind.shortest()) >= 0)
        .filter(value -> value.compareTo(kind.longest()) <= 0)
        .orElseGet(() -> noDuration(setting, text));
  }

  private Duration noDuration(Setting setting, String text) {
    mistake(
        setting,
        quoted(text) + " is not a duration" + setting.kind().suffix(" ").replace("`", ""),
        "Write a whole number and ms, s, m or h, such as " + setting.preset());
    return DurationText.of(setting.preset());
  }

  /** Whole days; empty when it is off. */
  Optional<Duration> days(Setting setting) {
    var text = textOrPreset(setting);
    if (text.equals("off")) {
      return Optional.empty();
    }
    int fewest = ((Days) setting.kind()).fewest();
    int days = DAYS.matcher(text).matches() ? Integer.parseInt(text.replace("d", "")) : -1;
    if (days < 0) {
      mistake(
          setting,
          quoted(text) + " is not a number of days",
          "Write " + setting + "=" + setting.preset() + ", or off to keep it forever");
    } else if (days < fewest) {
      mistake(
          setting,
          quoted(text) + " is too short: Facebook may send an event again for 36 hours",
          "Write " + fewest + "d or more");
    }
    return Optional.of(Duration.ofDays(Math.max(days, fewest)));
  }

  boolean onOff(Setting setting, boolean preset) {
    var text = text(setting).orElse(preset ? "on" : "off");
    if (!text.equals("on") && !text.equals("off")) {
      mistake(setting, quoted(text) + " is neither on nor off", "Write on or off");
      return preset;
    }
    return text.equals("on");
  }

  Path path(Setting setting) {
    var text = textOrPreset(setting);
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      mistake(
          setting,
          "is not the name of a folder",
          "Write for example " + setting + "=" + setting.preset());
      return Path.of(setting.preset()).toAbsolutePath().normalize();
    }
  }

  /** An address to listen on; whether this machine has it turns out when it is used. */
  Optional<String> host(Setting setting) {
    var host = text(setting);
    if (host.isPresent() && !hasAddress(host.get())) {
      mistake(
          setting,
          quoted(host.get()) + " is neither an IP address nor a name that this machine knows",
          "Write an address of this machine, or 0.0.0.0 for all of them, or leave it unset");
    }
    return host;
  }

  private static boolean hasAddress(String host) {
    if (WRITTEN_IN_NUMBERS.matcher(host).matches()) {
      return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    }
    try {
      return InetAddress.getByName(host) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Records one mistake; neither text may contain a secret's value. */
  void mistake(Setting setting, String whatIsWrong, String fix) {
    mistake(setting.name(), whatIsWrong, fix);
  }

  void mistake(String names, String whatIsWrong, String fix) {
    mistakes.add(names + " " + whatIsWrong + ". " + fix + ".");
  }

  void warning(String text) {
    warnings.add(text);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  void failOnMistakes() {
    if (!mistakes.isEmpty()) {
      throw new ConfigException(mistakes);
    }
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
