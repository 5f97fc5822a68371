package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.campaign.RewordingJson;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.flow.Rehearsal;
import io.promobot.flow.Stories;
import io.promobot.flow.Story;
import io.promobot.flow.TextRules;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.inbox.StoryStore;
import io.promobot.inbox.TextsRefused;
import io.promobot.text.StoryLanguage;
import io.promobot.wording.Copy;
import io.promobot.wording.OtherLanguage;
import io.promobot.wording.Phrases;
import io.promobot.wording.Presets;
import io.promobot.wording.Rewording;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts for signing up and for asking for help in the chat. */
public final class StoryHandler implements Endpoints {
  private static final String OTHER_LANGUAGE =
      "The shop's main language has been changed since you read these texts; nothing was saved";

  private final StoryStore stories;

  /** A form's texts, and how long each may be. */
  private record TextsView(
      String story,
      String language,
      Map<String, String> fields,
      Map<String, Object> translations,
      Map<String, Integer> limits) {
    static TextsView of(Copy copy) {
      Map<String, Integer> limits = new LinkedHashMap<>();
      copy.story().texts().forEach(text -> limits.put(text.key(), text.limit()));
      return new TextsView(
          copy.story().key(),
          copy.language().tag(),
          copy.main().fields(),
          copy.translations(),
          limits);
    }
  }

  private record LanguagesView(String language, List<LanguageView> languages) {}

  private record LanguageView(
      String language,
      String name,
      boolean rightToLeft,
      Map<String, String> defaults,
      Map<String, String> again) {
    static LanguageView of(Story story, StoryLanguage language) {
      Presets presets = Presets.of(story, language);
      return new LanguageView(
          language.tag(),
          language.ownName(),
          language.isRightToLeft(),
          presets.translatable(),
          presets.again());
    }
  }

  /**
   * What answers texts that were written in another main language than the shop has by now, with
   * the texts of now.
   */
  static Problem otherLanguage(Object now) {
    return Problem.conflict(OTHER_LANGUAGE).with(Map.of("now", now));
  }

  public StoryHandler(StoryStore stories) {
    this.stories = stories;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("preview_story", this::preview),
        answers("list_stories", this::list),
        answers("list_story_languages", this::languages),
        answers("show_story", this::show),
        answers("update_story", this::update));
  }

  private Future<Reply> show(RoutingContext ctx) {
    return stories.find(story(ctx)).map(TextsView::of).map(Reply::ok);
  }

  private Future<Reply> update(RoutingContext ctx) {
    var story = story(ctx);
    return stories
        .change(story, RewordingJson.of(ApiHandler.body(ctx), "fields"))
        .map(TextsView::of)
        .map(Reply::ok)
        .recover(failure -> refused(story, failure));
  }

  private Future<Reply> refused(Story story, Throwable failure) {
    if (failure instanceof OtherLanguage) {
      return stories
          .find(story)
          .compose(now -> Future.failedFuture(otherLanguage(TextsView.of(now))));
    }
    return Future.failedFuture(
        failure instanceof TextsRefused texts
            ? Problem.badInput(inFields(texts.mistakes()))
            : failure);
  }

  private static List<Mistake> inFields(List<TextRules.Mistake> mistakes) {
    return mistakes.stream()
        .map(each -> new Mistake(Rewording.path("fields", each.field()), each.message()))
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
    var changes = RewordingJson.texts(body.getJsonObject("copy", new JsonObject()));
    var unknown =
        changes.keySet().stream()
            .filter(key -> story.texts().stream().noneMatch(text -> text.key().equals(key)))
            .map(key -> new Mistake("copy." + key, "is not a text of this story"))
            .toList();
    if (!unknown.isEmpty()) {
      return Future.failedFuture(Problem.badInput(unknown));
    }
    var language = language(body).orElse(stories.voice().language());
    var draft = stories.ready(Presets.of(story, language).texts().with(changes));
    var name = Optional.ofNullable(body.getString("name")).filter(known -> !known.isBlank());
    var steps = body.getJsonArray("steps", new JsonArray()).stream().map(String::valueOf).toList();
    var lines =
        story.forCampaigns()
            ? Future.succeededFuture(Rehearsal.ofCampaign(draft, name, steps))
            : stories
                .rehearsed(draft, language)
                .map(
                    setting ->
                        Rehearsal.ofForm(draft, setting, Phrases.opening(story, language), steps));
    return lines.map(all -> Reply.ok(PreviewView.of(all, name.isPresent())));
  }

  private static Story story(RoutingContext ctx) {
    return Stories.named(ApiHandler.path(ctx, "story"))
        .filter(story -> !story.forCampaigns())
        .orElseThrow(() -> Problem.notFound("There is no such story"));
  }

  private static Optional<StoryLanguage> language(JsonObject body) {
    return Optional.ofNullable(body.getString("language"))
        .map(
            tag ->
                StoryLanguage.of(tag)
                    .orElseThrow(
                        () ->
                            Problem.badInput(
                                List.of(
                                    new Mistake(
                                        "language", "is not one that stories are told in")))));
  }

  /** What a story says by default, in every language. */
  private Future<Reply> languages(RoutingContext ctx) {
    var story =
        Stories.named(ApiHandler.path(ctx, "story"))
            .orElseThrow(() -> Problem.notFound("There is no such story"));
    return Future.succeededFuture(
        Reply.ok(
            new LanguagesView(
                stories.voice().language().tag(),
                Arrays.stream(StoryLanguage.values())
                    .map(each -> LanguageView.of(story, each))
                    .toList())));
  }
}
