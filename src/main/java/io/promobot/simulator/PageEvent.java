package io.promobot.simulator;

/** One item of a webhook's messaging list, already in the ASCII bytes that will be signed. */
record PageEvent(String psid, String json, boolean copied) {

  PageEvent copy() {
    return new PageEvent(psid, json, true);
  }
}
