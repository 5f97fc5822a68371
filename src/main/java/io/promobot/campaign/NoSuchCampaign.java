package io.promobot.campaign;

/** A campaign, or a version of one, that this page does not have. */
public final class NoSuchCampaign extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSuchCampaign() {
    super("there is no such campaign", null, false, false);
  }
}
