package io.promobot.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Asks Messenger about our page: whose token this is, and which events we are told of. */
public final class PageClient {
  /**
   * The events we live on; Messenger drops a page's subscription when webhooks fail for about an
   * hour.
   */
  public static final List<String> FIELDS =
      List.of(
          "messages",
          "messaging_postbacks",
          "messaging_referrals",
          "messaging_optins",
          "message_deliveries",
          "message_reads",
          "message_reactions",
          "message_echoes",
          "messaging_handovers",
          "standby",
          "messaging_policy_enforcement");

  private final GraphClient graph;

  public PageClient(GraphClient graph) {
    this.graph = graph;
  }

  /** The page a token belongs to. */
  public record Page(String id, String name) {}

  /** Checks the token; fails with a {@link io.promobot.channel.SendFailure} when it is refused. */
  public Future<Page> me() {
    return graph
        .get("/me?fields=id,name", graph.settings().timeout())
        .map(SendAnswer::accepted)
        .map(me -> new Page(me.path("id").asText(""), me.path("name").asText("")));
  }

  /** The events the page sends us now; empty when Messenger has dropped us. */
  public Future<Set<String>> subscribedFields() {
    return graph
        .get("/me/subscribed_apps", graph.settings().timeout())
        .map(SendAnswer::accepted)
        .map(PageClient::fields);
  }

  // {"data":[{"id":"APP","name":"promobot","subscribed_fields":["messages","messaging_postbacks"]}]}
  private static Set<String> fields(JsonNode answer) {
    Set<String> fields = new LinkedHashSet<>();
    for (JsonNode app : answer.path("data")) {
      app.path("subscribed_fields").forEach(field -> fields.add(field.asText()));
    }
    return fields;
  }

  /** Subscribes to all of {@link #FIELDS}, as often as you like. */
  public Future<Void> subscribe() {
    return graph
        .post("/me/subscribed_apps?subscribed_fields=" + String.join(",", FIELDS), "{}")
        .map(SendAnswer::accepted)
        .mapEmpty();
  }

  /** Gives the page its Get Started button, without which new customers bring no origin. */
  public Future<Void> startButton() {
    return graph
        .post("/me/messenger_profile", "{\"get_started\":{\"payload\":\"start\"}}")
        .map(SendAnswer::accepted)
        .mapEmpty();
  }
}
