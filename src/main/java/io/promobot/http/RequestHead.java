package io.promobot.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What must be right about a request before anything else looks at its address. */
final class RequestHead {
  /** RFC 3986, plus an underscore, because container names have them. */
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._~!$&'()*+,;=%-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{0,5})?");

  private static final Pattern URL = Pattern.compile("(?is)https?://([^/?#]*)(.*)");
  private static final int HIGHEST_PORT = 65_535;

  private RequestHead() {}

  /**
   * Where a request goes; a complete URL, which clients of proxies send, is taken apart.
   *
   * @param authority of a URL
   */
  record Target(Optional<String> authority, String pathAndQuery) {
    static Target of(String target) {
      var url = URL.matcher(target);
      if (!url.matches()) {
        return new Target(Optional.empty(), target);
      }
      var rest = url.group(2);
      return new Target(Optional.of(url.group(1)), rest.startsWith("/") ? rest : "/" + rest);
    }

    String path() {
      int query = pathAndQuery.indexOf('?');
      return query < 0 ? pathAndQuery : pathAndQuery.substring(0, query);
    }
  }

  /**
   * What is wrong with the body's encoding, if anything: a server that decodes less than a proxy in
   * front of it sees other requests than the proxy does.
   */
  static Optional<String> wrongEncoding(List<String> transferEncodings) {
    boolean known =
        transferEncodings.isEmpty()
            || transferEncodings.size() == 1
                && "chunked".equalsIgnoreCase(transferEncodings.get(0));
    return known ? Optional.empty() : Optional.of("The only Transfer-Encoding we read is chunked");
  }

  /** What is wrong with the target of the request's first line, if anything. */
  static Optional<String> wrongTarget(Target whole) {
    return whole
        .authority()
        .filter(authority -> !validHost(authority))
        .map(wrong -> "The address names no host, or not one with an optional port")
        .or(() -> wrongPath(whole.pathAndQuery()));
  }

  private static Optional<String> wrongPath(String target) {
    if (!target.startsWith("/")) {
      return Optional.of("The address must begin with a slash, such as /api/v1/status");
    }
    if (target.chars().anyMatch(c -> c <= ' ' || c == 0x7F)) {
      return Optional.of("The address has a space or a control character in it");
    }
    return target.indexOf('%') < 0 ? Optional.empty() : wrongEscape(target);
  }

  private static Optional<String> wrongEscape(String target) {
    var bytes = new ByteArrayOutputStream(target.length());
    for (int i = 0; i < target.length(); i++) {
      if (target.charAt(i) != '%') {
        // As one character each, so that raw bytes beyond ASCII cannot complete an escaped
        // character.
        bytes.write(target.charAt(i) < 0x80 ? target.charAt(i) : '?');
      } else if (!escapes(target, i)) {
        return Optional.of("Each % in the address must be followed by two hexadecimal digits");
      } else {
        bytes.write(HexFormat.fromHexDigits(target, i + 1, i + 3));
        i += 2;
      }
    }
    return wrongText(bytes.toByteArray());
  }

  private static boolean escapes(String target, int at) {
    return at + 2 < target.length()
        && HexFormat.isHexDigit(target.charAt(at + 1))
        && HexFormat.isHexDigit(target.charAt(at + 2));
  }

  private static Optional<String> wrongText(byte[] bytes) {
    if (new String(bytes, ISO_8859_1).indexOf(0) >= 0) {
      return Optional.of("The address contains a NUL character");
    }
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return Optional.empty();
    } catch (CharacterCodingException notUtf8) {
      return Optional.of("What is written with % in the address is not UTF-8");
    }
  }

  /**
   * What is wrong with the Host headers, if anything.
   *
   * @param needed not in HTTP/1.0, which load balancers like to use for their checks
   */
  static Optional<String> wrongHost(List<String> hosts, boolean needed) {
    if (hosts.isEmpty()) {
      return needed ? Optional.of("The header Host is missing") : Optional.empty();
    }
    if (hosts.size() > 1) {
      return Optional.of("The header Host is given twice");
    }
    return validHost(hosts.get(0))
        ? Optional.empty()
        : Optional.of("The header Host is not a name or address with an optional port");
  }

  private static boolean validHost(String host) {
    var parts = HOST.matcher(host);
    if (!parts.matches()) {
      return false;
    }
    var port = parts.group(2);
    return port == null
        || port.length() == 1
        || Integer.parseInt(port, 1, port.length(), 10) <= HIGHEST_PORT;
  }
}
