package io.promobot.campaign;

import java.util.Set;

/** What the owner may do with a send, and the campaign states in which it is possible. */
enum Wish {
  SEND("open", "draft", "sending", "done", "cancelled"),
  PAUSE("queueing", "sending"),
  RESUME("paused"),
  CANCEL("queueing", "sending", "paused");

  private final Set<String> from;

  Wish(String... from) {
    this.from = Set.of(from);
  }

  /** The states to start from, as an SQL parameter. */
  String[] from() {
    return from.toArray(String[]::new);
  }

  /** Why a campaign in this state was not changed. */
  NotNow refused(String state) {
    return new NotNow(
        switch (this) {
          case SEND -> notSent(state);
          case RESUME -> "This campaign is not paused";
          case PAUSE, CANCEL -> notStopped(state);
        });
  }

  private static String notSent(String state) {
    return switch (state) {
      case "draft" ->
          "This campaign is word for word the welcome, which these people know; change its texts"
              + " first";
      case "paused" -> "This campaign is paused; resume or cancel it first";
      case "cancelled" ->
          "Messages of the cancelled send are still being taken back; try again in a minute";
      default -> "This campaign is being sent right now";
    };
  }

  private String notStopped(String state) {
    String stopped = this == PAUSE ? "paused" : "cancelled";
    return switch (state) {
      case "open" -> "The welcome answers everybody who writes first, so it cannot be " + stopped;
      case "draft" -> "This campaign has not been sent, so it cannot be " + stopped;
      case "done" -> "All of this campaign has gone out, so it cannot be " + stopped;
      case "paused" -> "This campaign is paused already";
      case "cancelled" -> "This campaign is cancelled already";
      default -> "This campaign changed just now; please try again";
    };
  }
}
