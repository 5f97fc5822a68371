package io.promobot.simulator;

import java.net.URI;
import java.util.function.Function;

/**
 * The page the simulator plays, its secrets, where its signed events go, and what the buttons mean
 * that the page sends, by their payload.
 */
public record SimulatorSettings(
    String pageId,
    String pageToken,
    String appSecret,
    String verifyToken,
    URI webhook,
    String pageName,
    long appId,
    Function<String, Meaning> meanings) {

  /** Of a page whose buttons are unknown. */
  public SimulatorSettings(
      String pageId, String pageToken, String appSecret, String verifyToken, URI webhook) {
    this(
        pageId,
        pageToken,
        appSecret,
        verifyToken,
        webhook,
        "Umi Shop",
        123456789012345L,
        payload -> Meaning.OTHER);
  }

  /** The same page, with buttons that mean this. */
  public SimulatorSettings meaning(Function<String, Meaning> meanings) {
    return new SimulatorSettings(
        pageId, pageToken, appSecret, verifyToken, webhook, pageName, appId, meanings);
  }

  @Override
  public String toString() {
    return "SimulatorSettings[pageId=%s, pageToken=***, appSecret=***, verifyToken=***, webhook=%s]"
        .formatted(pageId, webhook);
  }
}
