package io.promobot.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The page's own Graph calls: who it is, its webhook subscription, its Messenger profile. */
final class PageHandler {
  private final SimulatorSettings settings;
  private final Subscription subscription;
  private final MessengerProfile profile;
  private final WebhookWorker webhooks;
  private final GraphAnswerHandler answers;

  PageHandler(
      SimulatorSettings settings,
      Subscription subscription,
      MessengerProfile profile,
      WebhookWorker webhooks,
      GraphAnswerHandler answers) {
    this.settings = settings;
    this.subscription = subscription;
    this.profile = profile;
    this.webhooks = webhooks;
    this.answers = answers;
  }

  /** Accepts a call for this page; Graph says of any other that it does not exist. */
  void ours(RoutingContext ctx) {
    String id = ctx.pathParam("id");
    if (names(id)) {
      ctx.next();
    } else {
      answers.refuse(ctx, GraphError.missing(id));
    }
  }

  boolean names(String id) {
    return id.equals("me") || id.equals(settings.pageId());
  }

  void page(RoutingContext ctx) {
    JsonObject known =
        new JsonObject()
            .put("id", settings.pageId())
            .put("name", settings.pageName())
            .put("category", "Shopping & retail");
    List<String> fields = words(ctx, "fields");
    List<String> shown = fields.isEmpty() ? List.of("id", "name") : fields;
    known.fieldNames().removeIf(field -> !field.equals("id") && !shown.contains(field));
    answers.answer(ctx, known);
  }

  void subscriptions(RoutingContext ctx) {
    JsonArray apps = new JsonArray();
    if (subscription.active()) {
      apps.add(
          new JsonObject()
              .put("id", Long.toString(settings.appId()))
              .put("name", "promobot")
              .put("subscribed_fields", new JsonArray(subscription.fields())));
    }
    answers.answer(ctx, new JsonObject().put("data", apps));
  }

  void subscribe(RoutingContext ctx) {
    List<String> fields = words(ctx, "subscribed_fields");
    if (fields.isEmpty()) {
      answers.refuse(ctx, GraphError.invalid("The parameter subscribed_fields is required"));
      return;
    }
    subscription.to(fields);
    webhooks.resume();
    succeed(ctx);
  }

  void unsubscribe(RoutingContext ctx) {
    subscription.end();
    succeed(ctx);
  }

  void profile(RoutingContext ctx) {
    JsonObject found = profile.get(words(ctx, "fields"));
    JsonArray data = found.isEmpty() ? new JsonArray() : new JsonArray().add(found);
    answers.answer(ctx, new JsonObject().put("data", data));
  }

  void setProfile(RoutingContext ctx) {
    Node call = ctx.get(GraphGateHandler.CALL);
    JsonObject wanted = call.json().copy();
    wanted.remove("access_token");
    wanted.remove("appsecret_proof");
    profile
        .set(wanted)
        .ifPresentOrElse(error -> answers.refuse(ctx, error), () -> succeedWithWord(ctx));
  }

  void deleteProfile(RoutingContext ctx) {
    profile.delete(words(ctx, "fields"));
    succeedWithWord(ctx);
  }

  private List<String> words(RoutingContext ctx, String name) {
    Node call = ctx.get(GraphGateHandler.CALL);
    Stream<String> given =
        call.json().getValue(name) instanceof JsonArray array
            ? array.stream().map(String::valueOf)
            : Stream.concat(ctx.queryParam(name).stream(), call.text(name).stream());
    return given
        .flatMap(list -> Arrays.stream(list.split(",")))
        .map(String::trim)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private void succeed(RoutingContext ctx) {
    answers.answer(ctx, new JsonObject().put("success", true));
  }

  private void succeedWithWord(RoutingContext ctx) {
    answers.answer(ctx, new JsonObject().put("result", "success"));
  }
}
