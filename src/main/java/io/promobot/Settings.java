package io.promobot;

import io.netty.util.NetUtil;
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

/** Reads single settings from the environment and collects what is wrong with them. */
final class Settings {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Pattern WRITTEN_IN_NUMBERS = Pattern.compile("[0-9.]+|.*:.*");

  private final Map<String, String> env;
  private final List<String> mistakes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  Settings(Map<String, String> env) {
    this.env = new HashMap<>(env);
    warnings.addAll(SettingNames.suspicious(env.keySet()));
    SettingNames.ALL.stream().filter(env::containsKey).sorted().forEach(this::clean);
  }

  private void clean(String name) {
    var given = env.get(name);
    var text = SettingText.of(given);
    env.put(name, text);
    if (SettingText.quoted(given)) {
      warning(name + " was given in quotes, which were left out");
    }
    SettingText.flaw(text).ifPresent(flaw -> mistake(name, flaw, "Write it in one line"));
  }

  /** An empty variable counts as unset: that is what compose files and dashboards write. */
  boolean has(String name) {
    return !env.getOrDefault(name, "").isBlank();
  }

  Optional<String> text(String name) {
    return has(name) ? Optional.of(env.get(name)) : Optional.empty();
  }

  Optional<Secret> secret(String name, int shortest, int longest) {
    if (!has(name)) {
      return Optional.empty();
    }
    var value = env.get(name);
    if (value.length() < shortest || value.length() > longest) {
      mistake(
          name,
          value.length() == 1 ? "has 1 character" : "has " + value.length() + " characters",
          "Give it between " + shortest + " and " + longest + " characters");
    }
    return Optional.of(new Secret(value));
  }

  int number(String name, int preset, int lowest, int highest) {
    var text = text(name).orElse(String.valueOf(preset));
    try {
      var value = Integer.parseInt(text);
      if (value >= lowest && value <= highest) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below, with the numbers that are out of range
    }
    mistake(
        name,
        quoted(text) + " is not a number from " + lowest + " to " + highest,
        "Write for example " + name + "=" + preset);
    return preset;
  }

  Duration duration(String name, Duration preset, Duration shortest, Duration longest) {
    var text = text(name);
    if (text.isEmpty()) {
      return preset;
    }
    var value = parsedDuration(text.get());
    if (value.isEmpty()
        || value.get().compareTo(shortest) < 0
        || value.get().compareTo(longest) > 0) {
      var range = "from " + written(shortest) + " to " + written(longest);
      mistake(
          name,
          quoted(text.get()) + " is not a duration " + range,
          "Write a whole number and ms, s, m or h, such as " + written(preset));
      return preset;
    }
    return value.get();
  }

  /** The same, or off, which is zero. */
  Duration durationOrOff(String name, Duration preset, Duration shortest, Duration longest) {
    boolean off = text(name).filter("off"::equals).isPresent();
    return off ? Duration.ZERO : duration(name, preset, shortest, longest);
  }

  boolean onOff(String name, boolean preset) {
    var text = text(name).orElse(preset ? "on" : "off");
    if (!text.equals("on") && !text.equals("off")) {
      mistake(name, quoted(text) + " is neither on nor off", "Write on or off");
      return preset;
    }
    return text.equals("on");
  }

  Path path(String name, String preset) {
    var text = text(name).orElse(preset);
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      mistake(name, "is not the name of a folder", "Write for example " + name + "=" + preset);
      return Path.of(preset).toAbsolutePath().normalize();
    }
  }

  /** An address to listen on; whether it is one of this machine shows when it is used. */
  Optional<String> host(String name) {
    var host = text(name);
    if (host.isPresent() && !hasAddress(host.get())) {
      mistake(
          name,
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

  /** Records one mistake; neither text may hold a secret's value. */
  void mistake(String name, String whatIsWrong, String fix) {
    mistakes.add(name + " " + whatIsWrong + ". " + fix + ".");
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

  private static Optional<Duration> parsedDuration(String text) {
    var match = DURATION.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var amount = Long.parseLong(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        });
  }

  private static String written(Duration duration) {
    if (duration.toMillisPart() > 0) {
      return duration.toMillis() + "ms";
    }
    return duration.toSeconds() % 60 == 0 && !duration.isZero()
        ? duration.toMinutes() + "m"
        : duration.toSeconds() + "s";
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
