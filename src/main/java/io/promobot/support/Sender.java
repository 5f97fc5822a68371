package io.promobot.support;

/** The sender of notifications, and the address of the dashboard. */
public record Sender(String business, String dashboard) {
  String requestLink(String number) {
    return dashboard + "/requests?request=" + number;
  }

  String requestsLink() {
    return dashboard + "/requests";
  }
}
