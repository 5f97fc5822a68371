package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.flow.Rehearsal;
import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.promobot.flow.TextRules;
import io.promobot.flow.Texts;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.inbox.StoryStore;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts for signing up and for asking for help in the chat. */
public final class StoryHandler implements Endpoints {
  private final StoryStore stories;

  /** A form's texts, and how long each may be. */
  private record TextsView(String story, Map<String, String> fields, Map<String, Integer> limits) {
    static TextsView of(Texts texts) {
      Map<String, Integer> limits = new LinkedHashMap<>();
      texts.story().texts().forEach(text -> limits.put(text.key(), text.limit()));
      return new TextsView(texts.story().key(), texts.fields(), limits);
    }
  }

  public StoryHandler(StoryStore stories) {
    this.stories = stories;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("preview_story", this::preview),
        answers("list_stories", this::list),
        answers("show_story", this::show),
        answers("update_story", this::update));
  }

  private Future<Reply> show(RoutingContext ctx) {
    return stories.find(story(ctx)).map(TextsView::of).map(Reply::ok);
  }

  private Future<Reply> update(RoutingContext ctx) {
    var story = story(ctx);
    var changes = texts(ApiHandler.body(ctx).getJsonObject("fields"));
    return stories
        .mistakes(story, changes)
        .compose(
            mistakes ->
                mistakes.isEmpty()
                    ? stories.change(story, changes).map(TextsView::of).map(Reply::ok)
                    : Future.failedFuture(Problem.badInput(inFields(mistakes))));
  }

  private static List<Mistake> inFields(List<TextRules.Mistake> mistakes) {
    return mistakes.stream()
        .map(each -> new Mistake("fields." + each.field(), each.message()))
        .toList();
  }

  /** Everything about every story. */
  private Future<Reply> list(RoutingContext ctx) {
    return Future.succeededFuture(
        Reply.ok(Map.of("stories", Stories.ALL.stream().map(StoryView::of).toList())));
  }

  /** The chat that these texts would produce, decided as for a customer. */
  private Future<Reply> preview(RoutingContext ctx) {
    var body = ApiHandler.body(ctx);
    var story =
        Stories.named(ApiHandler.path(ctx, "story"))
            .orElseThrow(() -> Problem.notFound("There is no such story"));
    var changes = texts(body.getJsonObject("copy", new JsonObject()));
    var unknown =
        changes.keySet().stream()
            .filter(key -> story.texts().stream().noneMatch(text -> text.key().equals(key)))
            .map(key -> new Mistake("copy." + key, "is not a text of this story"))
            .toList();
    if (!unknown.isEmpty()) {
      return Future.failedFuture(Problem.badInput(unknown));
    }
    var draft = stories.ready(Texts.preset(story).with(changes));
    var name = Optional.ofNullable(body.getString("name")).filter(known -> !known.isBlank());
    var steps = body.getJsonArray("steps", new JsonArray()).stream().map(String::valueOf).toList();
    var lines =
        story.forCampaigns()
            ? Future.succeededFuture(Rehearsal.ofCampaign(draft, name, steps))
            : stories.rehearsed(draft).map(setting -> Rehearsal.ofForm(draft, setting, steps));
    return lines.map(all -> Reply.ok(PreviewView.of(all, name.isPresent())));
  }

  private static Story story(RoutingContext ctx) {
    return Stories.named(ApiHandler.path(ctx, "story"))
        .filter(story -> !story.forCampaigns())
        .orElseThrow(() -> Problem.notFound("There is no such story"));
  }

  private static Map<String, String> texts(JsonObject fields) {
    Map<String, String> texts = new LinkedHashMap<>();
    fields.fieldNames().forEach(field -> texts.put(field, fields.getString(field)));
    return texts;
  }
}
