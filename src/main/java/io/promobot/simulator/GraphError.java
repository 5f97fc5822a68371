package io.promobot.simulator;

import io.vertx.core.json.JsonObject;
import java.util.OptionalInt;

/** One refusal of the Graph API, with the numbers Meta would give. */
record GraphError(int status, int code, OptionalInt subcode, String message, boolean passing) {

  static GraphError invalid(String complaint) {
    return new GraphError(400, 100, OptionalInt.empty(), "(#100) " + complaint, false);
  }

  static GraphError of(int status, int code, int subcode, String message) {
    return new GraphError(status, code, OptionalInt.of(subcode), message, false);
  }

  static GraphError of(int status, int code, String message) {
    return new GraphError(status, code, OptionalInt.empty(), message, false);
  }

  static GraphError missing(String id) {
    return of(400, 100, 33, "Unsupported request. Object with ID '" + id + "' does not exist");
  }

  static GraphError wrongToken() {
    return of(400, 190, "Invalid OAuth access token - Cannot parse access token");
  }

  static GraphError wrongProof() {
    return of(400, 100, "Invalid appsecret_proof provided in the API argument");
  }

  static GraphError revokedToken() {
    return of(400, 190, 460, "Error validating access token: The session has been invalidated");
  }

  static GraphError unknownFault() {
    return of(500, 1, "An unknown error occurred");
  }

  static GraphError throttled() {
    return of(400, 613, "(#613) Calls to this api have exceeded the rate limit.");
  }

  static GraphError down() {
    return new GraphError(503, 2, OptionalInt.empty(), "Service temporarily unavailable", true);
  }

  static GraphError nobody() {
    return of(400, 100, 2018001, "(#100) No matching user found");
  }

  static GraphError blocked() {
    return of(400, 551, 1545041, "(#551) This person isn't available right now.");
  }

  static GraphError windowClosed() {
    return of(403, 10, 2018278, "(#10) This message is sent outside of allowed window.");
  }

  static GraphError retiredTag(String tag) {
    return of(400, 100, 1893061, "(#100) The message tag " + tag + " is no longer supported");
  }

  static GraphError noProfile() {
    return of(400, 100, 2018218, "(#100) No profile available for this user.");
  }

  JsonObject toJson(String trace) {
    JsonObject error =
        new JsonObject()
            .put("message", message)
            .put("type", "OAuthException")
            .put("code", code)
            .put("fbtrace_id", trace);
    subcode.ifPresent(number -> error.put("error_subcode", number));
    if (passing) {
      error.put("is_transient", true);
    }
    return new JsonObject().put("error", error);
  }
}
