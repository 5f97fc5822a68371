package io.promobot.simulator;

import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * The User Profile API: a name, half a name, nothing, or an error, depending on the person's
 * profile.
 */
final class ProfileHandler implements Handler<RoutingContext> {
  private static final List<String> USUAL_FIELDS = List.of("first_name", "last_name");

  private final World world;
  private final GraphAnswerHandler answers;

  ProfileHandler(World world, GraphAnswerHandler answers) {
    this.world = world;
    this.answers = answers;
  }

  @Override
  public void handle(RoutingContext ctx) {
    String psid = ctx.pathParam("id");
    world.ledger().profileLookup();
    Optional<Profile> profile = world.customers().find(psid).map(Customer::profile);
    if (profile.isEmpty()) {
      answers.refuse(ctx, GraphError.missing(psid));
    } else if (profile.get().refused()) {
      answers.refuse(ctx, GraphError.noProfile());
    } else {
      answers.answer(ctx, shown(psid, profile.get(), fields(ctx)));
    }
  }

  private List<String> fields(RoutingContext ctx) {
    return ctx.queryParam("fields").stream()
        .findFirst()
        .map(names -> List.of(names.split(",")))
        .orElse(USUAL_FIELDS);
  }

  private JsonObject shown(String psid, Profile profile, List<String> fields) {
    JsonObject json = new JsonObject();
    if (fields.contains("first_name")) {
      profile.first().ifPresent(name -> json.put("first_name", name));
    }
    if (fields.contains("last_name")) {
      profile.last().ifPresent(name -> json.put("last_name", name));
    }
    // Some accounts have only a full name, and return it whatever was asked for.
    if (fields.contains("name") || profile.first().isEmpty()) {
      profile.name().ifPresent(name -> json.put("name", name));
    }
    if (fields.contains("locale") && !json.isEmpty()) {
      world.population().locale(psid).ifPresent(locale -> json.put("locale", locale));
    }
    return json.isEmpty() ? json : json.put("id", psid);
  }
}
