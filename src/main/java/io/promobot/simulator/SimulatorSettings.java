package io.promobot.simulator;

import java.net.URI;

/** The page the simulator plays, its secrets, and where its signed events go. */
public record SimulatorSettings(
    String pageId,
    String pageToken,
    String appSecret,
    String verifyToken,
    URI webhook,
    String pageName,
    long appId) {

  public SimulatorSettings(
      String pageId, String pageToken, String appSecret, String verifyToken, URI webhook) {
    this(pageId, pageToken, appSecret, verifyToken, webhook, "Umi Shop", 123456789012345L);
  }

  @Override
  public String toString() {
    return "SimulatorSettings[pageId=%s, pageToken=***, appSecret=***, verifyToken=***, webhook=%s]"
        .formatted(pageId, webhook);
  }
}
