package io.promobot.contact;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the name or number of a host as people write it. */
public final class HostName {
  private static final int LONGEST = 253;
  private static final Pattern ASCII =
      Pattern.compile(
          "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*");
  private static final Pattern V6 = Pattern.compile("\\[([0-9a-f:.]+)]");

  private HostName() {}

  /** In lower-case ASCII, without the brackets of an IPv6 address or a trailing dot. */
  public static Optional<String> read(String written) {
    var v6 = V6.matcher(written.toLowerCase(Locale.ROOT));
    if (v6.matches()) {
      return Optional.of(v6.group(1));
    }
    return DomainName.ascii(written)
        .map(host -> host.replaceAll("\\.$", ""))
        .filter(host -> host.length() <= LONGEST && ASCII.matcher(host).matches());
  }
}
