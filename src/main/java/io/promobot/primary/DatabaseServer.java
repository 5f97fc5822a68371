package io.promobot.primary;

/**
 * One server of a database, as the address names it.
 *
 * @param host a name or a number, an IPv6 address without its brackets
 */
public record DatabaseServer(String host, int port) {

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
