package io.promobot.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.promobot.text.StoryLanguage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Asks Messenger about our page: which page the token belongs to, and which events we receive. */
public final class PageClient {
  /**
   * The events we depend on; Messenger drops a page's subscription when webhooks fail for about an
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

  private static final JsonMapper JSON = new JsonMapper();
  static final Duration PATIENCE = Duration.ofSeconds(4);

  private final LookupClient lookups;

  private final PageMenu menu;
  private final PageGreeting greeting;

  /** For questions only. */
  public PageClient(LookupClient lookups) {
    this(lookups, () -> StoryLanguage.ENGLISH);
  }

  /** {@code language} is the shop's main one, which those read whose own we do not speak. */
  public PageClient(LookupClient lookups, Supplier<StoryLanguage> language) {
    this.lookups = lookups;
    this.menu = new PageMenu(language);
    this.greeting = new PageGreeting(language);
  }

  /** The page a token belongs to. */
  public record Page(String id, String name) {}

  /**
   * What people see before their first message.
   *
   * @param started whether there is a Get Started button
   * @param menu whether there is a menu, ours or the owner's own
   * @param current whether the greeting is not one of our older ones
   */
  public record Welcome(boolean started, boolean menu, boolean current, Optional<String> greeting) {
    boolean complete() {
      return started && menu && current;
    }
  }

  /**
   * Checks the token, since only a page has a category; fails with a {@link
   * io.promobot.channel.SendFailure} when it is refused.
   */
  public Future<Page> me() {
    return lookups
        .get("/me?fields=id,name,category", PATIENCE)
        .map(me -> new Page(me.path("id").asText(""), me.path("name").asText("")));
  }

  /** The events the page sends us now; empty when Messenger has dropped the subscription. */
  public Future<Set<String>> subscribedFields() {
    return lookups.get("/me/subscribed_apps", PATIENCE).map(PageClient::fields);
  }

  // {"data":[{"id":"APP","name":"promobot","subscribed_fields":["messages","messaging_postbacks"]}]}
  private static Set<String> fields(JsonNode answer) {
    Set<String> fields = new LinkedHashSet<>();
    for (JsonNode app : answer.path("data")) {
      app.path("subscribed_fields").forEach(field -> fields.add(field.asText()));
    }
    return fields;
  }

  /** Subscribes to all of {@link #FIELDS}; safe to repeat. */
  public Future<Void> subscribe() {
    return lookups
        .post("/me/subscribed_apps?subscribed_fields=" + String.join(",", FIELDS), "{}")
        .mapEmpty();
  }

  /**
   * Gives the page what it lacks: the Get Started button, without which new customers have no
   * origin, and a menu that leads to a person.
   */
  public Future<Void> complete(Welcome there) {
    ObjectNode profile = JSON.createObjectNode();
    if (!there.started()) {
      profile.putObject("get_started").put("payload", "start");
    }
    if (!there.menu()) {
      profile.set("persistent_menu", menu.wanted());
    }
    if (!there.current()) {
      profile.set("greeting", greeting.wanted());
    }
    return lookups.post("/me/messenger_profile", profile.toString()).mapEmpty();
  }

  public Future<Welcome> welcome() {
    return lookups
        .get("/me/messenger_profile?fields=get_started,greeting,persistent_menu", PATIENCE)
        .map(answer -> welcome(answer.path("data").path(0)));
  }

  // {"data":[{"get_started":{"payload":"start"},"greeting":[{"locale":"default","text":"Hi!"}]}]}
  private Welcome welcome(JsonNode profile) {
    return new Welcome(
        profile.path("get_started").has("payload"),
        !menu.isLacking(profile.path("persistent_menu")),
        !greeting.isOutdated(profile.path("greeting")),
        PageGreeting.standard(profile.path("greeting")));
  }

  /**
   * Sets the Get Started button and the greeting above it; if it is ours in any language, everybody
   * reads it in theirs.
   */
  public Future<Void> greet(String text) {
    ObjectNode profile = JSON.createObjectNode();
    profile.putObject("get_started").put("payload", "start");
    profile.set("greeting", PageGreeting.saying(text));
    return lookups.post("/me/messenger_profile", profile.toString()).mapEmpty();
  }
}
