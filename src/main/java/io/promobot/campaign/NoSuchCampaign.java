package io.promobot.campaign;

/** A campaign, or a version of one, that this page does not have. */
public final class NoSuchCampaign extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoSuchCampaign() {
    this("There is no such campaign");
  }

  private NoSuchCampaign(String sentence) {
    super(sentence, null, false, false);
  }

  static NoSuchCampaign variant() {
    return new NoSuchCampaign("This campaign has no such variant");
  }

  static NoSuchCampaign version() {
    return new NoSuchCampaign("This campaign has no such version");
  }
}
