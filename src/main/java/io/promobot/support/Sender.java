package io.promobot.support;

import java.util.function.Supplier;

/** The sender of notifications, and the address of the dashboard. */
public record Sender(Supplier<String> name, String dashboard) {
  /** The shop's name as it is now. */
  String business() {
    return name.get();
  }

  String requestLink(String number) {
    return dashboard + "/requests?request=" + number;
  }

  String requestsLink() {
    return dashboard + "/requests";
  }
}
