package io.promobot.http;

import io.promobot.flow.Story;
import io.promobot.flow.StoryCopy;
import io.promobot.http.Problem.Mistake;
import io.promobot.inbox.StoryStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts of signing up and of asking for help in the chat. */
public final class StoryHandler {
  private final StoryStore stories;

  /** A story's texts, and how long each may be. */
  private record StoryView(String story, Map<String, String> fields, Map<String, Integer> limits) {
    static StoryView of(StoryCopy copy) {
      return new StoryView(copy.story().key(), copy.fields(), StoryCopy.limits(copy.story()));
    }
  }

  public StoryHandler(StoryStore stories) {
    this.stories = stories;
  }

  Future<Reply> show(RoutingContext ctx) {
    return stories.find(story(ctx)).map(StoryView::of).map(Reply::ok);
  }

  Future<Reply> update(RoutingContext ctx) {
    var story = story(ctx);
    var changes = texts(ApiHandler.body(ctx).getJsonObject("fields"));
    List<Mistake> mistakes =
        stories.mistakes(story, changes).stream()
            .map(each -> new Mistake("fields." + each.field(), each.message()))
            .toList();
    return mistakes.isEmpty()
        ? stories.change(story, changes).map(StoryView::of).map(Reply::ok)
        : Future.failedFuture(Problem.badInput(mistakes));
  }

  private static Story story(RoutingContext ctx) {
    return Story.read(ApiHandler.path(ctx, "story"))
        .orElseThrow(() -> Problem.notFound("There is no such story"));
  }

  private static Map<String, String> texts(JsonObject fields) {
    Map<String, String> texts = new LinkedHashMap<>();
    fields.fieldNames().forEach(field -> texts.put(field, fields.getString(field)));
    return texts;
  }
}
