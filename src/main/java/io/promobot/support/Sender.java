package io.promobot.support;

/** Whom news come from, and where the dashboard is. */
public record Sender(String business, String dashboard) {
  String requestLink(String number) {
    return dashboard + "/requests?request=" + number;
  }

  String requestsLink() {
    return dashboard + "/requests";
  }
}
