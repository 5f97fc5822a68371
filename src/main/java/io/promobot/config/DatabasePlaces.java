package io.promobot.config;

import io.promobot.contact.Endpoint;
import io.promobot.primary.DatabaseServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The hosts of {@code DATABASE_URL}: {@code db1:5432,[::1]:5433,db3} before the slash, or {@code
 * host=db1,db2&port=5432,5433} after it.
 */
final class DatabasePlaces {
  private static final int MOST = 16;
  private static final int POSTGRES_PORT = 5432;

  private final List<DatabaseServer> servers = new ArrayList<>();
  private final Optional<String> slip;

  DatabasePlaces(String written, DatabaseParameters parameters) {
    var named = parameters.value("host").filter(hosts -> !hosts.isEmpty());
    var ports = parts(parameters.value("port").orElse(""));
    if (named.isPresent() && !written.isEmpty()) {
      slip = Optional.of("names hosts twice, before the / and with host=");
    } else {
      var hosts = parts(named.map(DatabasePlaces::bracketed).orElse(written));
      slip = slip(hosts, ports).or(() -> slipOfServers(hosts, ports));
    }
  }

  /** What is wrong with them, without repeating any of it. */
  Optional<String> slip() {
    return slip;
  }

  /** At least one, if nothing is wrong. */
  List<DatabaseServer> servers() {
    return servers;
  }

  /** An empty part at the end counts: it is what a forgotten host leaves. */
  private static List<String> parts(String list) {
    return list.isEmpty() ? List.of() : List.of(list.split(",", -1));
  }

  /** After {@code host=} an IPv6 address needs no brackets. */
  private static String bracketed(String hosts) {
    return String.join(
        ",",
        parts(hosts).stream()
            .map(host -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host)
            .toList());
  }

  private static Optional<String> slip(List<String> hosts, List<String> ports) {
    if (hosts.isEmpty()) {
      return Optional.of("names no host");
    }
    if (hosts.size() > MOST) {
      return Optional.of("names more than " + MOST + " hosts");
    }
    if (ports.size() > 1 && ports.size() != hosts.size()) {
      return Optional.of("has %d ports for %d hosts".formatted(ports.size(), hosts.size()));
    }
    return ports.stream()
        .map(port -> LoginUrl.slipOfHost("any:" + port))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> slipOfServers(List<String> hosts, List<String> ports) {
    var first =
        IntStream.range(0, hosts.size())
            .boxed()
            .flatMap(i -> slipOfHost(hosts, i).stream())
            .findFirst();
    if (first.isPresent()) {
      return first;
    }
    for (int i = 0; i < hosts.size(); i++) {
      var endpoint = Endpoint.read(hosts.get(i)).orElseThrow();
      servers.add(new DatabaseServer(endpoint.host(), endpoint.portOr(preset(ports, i))));
    }
    return servers.stream().anyMatch(each -> Collections.frequency(servers, each) > 1)
        ? Optional.of("names the same host and port twice")
        : Optional.empty();
  }

  private static Optional<String> slipOfHost(List<String> hosts, int i) {
    if (hosts.size() > 1 && hosts.get(i).isEmpty()) {
      return Optional.of("has a comma without a host on both sides");
    }
    var slip = LoginUrl.slipOfHost(hosts.get(i));
    return hosts.size() > 1 ? slip.map(what -> what + " (host %d)".formatted(i + 1)) : slip;
  }

  private static int preset(List<String> ports, int i) {
    return switch (ports.size()) {
      case 0 -> POSTGRES_PORT;
      case 1 -> Integer.parseInt(ports.get(0));
      default -> Integer.parseInt(ports.get(i));
    };
  }
}
