package io.promobot.phrase;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.access.Visitor;
import io.promobot.contract.ApiHandler;
import io.promobot.contract.Endpoints;
import io.promobot.contract.Reply;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.intent.Asked;
import io.promobot.intent.Intent;
import io.promobot.intent.Meaning;
import io.promobot.intent.Teaching;
import io.promobot.intent.Teaching.Objection;
import io.promobot.phrase.PhraseStore.Draft;
import io.promobot.phrase.PhraseStore.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The owner sees what was not understood, and says what it means. */
public final class PhraseHandler implements Endpoints {
  /** What one person wrote may be about that person. */
  private static final int SEVERAL = 2;

  private final PhraseStore phrases;
  private final MissListStore misses;
  private final Vertx vertx;

  private record View(
      String id, String text, String meaning, Instant changedAt, Optional<String> changedBy) {
    static View of(Phrase phrase) {
      return new View(
          String.valueOf(phrase.id()),
          phrase.text(),
          phrase.meaning().key(),
          phrase.changedAt(),
          phrase.changedBy());
    }
  }

  private record PhraseList(List<View> phrases, int most) {}

  public PhraseHandler(PhraseStore phrases, MissListStore misses, Vertx vertx) {
    this.phrases = phrases;
    this.misses = misses;
    this.vertx = vertx;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(
        answers("list_not_understood", this::notUnderstood),
        answers("list_phrases", this::list),
        answers("save_phrase", this::save),
        answers("remove_phrase", this::remove));
  }

  private Future<Reply> notUnderstood(RoutingContext ctx) {
    return misses.list(ApiHandler.number(ctx, "people").orElse(SEVERAL)).map(Reply::ok);
  }

  private Future<Reply> list(RoutingContext ctx) {
    return phrases
        .list()
        .map(
            all -> Reply.ok(new PhraseList(all.stream().map(View::of).toList(), PhraseStore.MOST)));
  }

  private Future<Reply> save(RoutingContext ctx) {
    var body = ApiHandler.body(ctx);
    String text = body.getString("text");
    Intent meaning = Intent.of(body.getString("meaning"));
    Visitor visitor = ctx.get(Visitor.KEY);
    Optional<Intent> instead = Optional.ofNullable(body.getString("instead_of")).map(Intent::of);
    if (Miss.leadsToSomebody(text)) {
      throw wrong("contains an address or a long number, which may be a person's");
    }
    Meaning read = Meaning.of(text, Asked.NOTHING);
    String plain =
        read.phrase().orElseThrow(() -> wrong("must have between one letter and 80 characters"));
    var draft =
        new Draft(
            plain, Readable.of(text, read).orElseThrow(), meaning, instead, visitor.program());
    return vertx
        .executeBlocking(() -> Teaching.against(text, meaning), false)
        .compose(
            objection -> {
              objection.ifPresent(
                  why -> {
                    throw wrong(because(why));
                  });
              return phrases.save(draft);
            })
        .map(PhraseHandler::answer);
  }

  private static Reply answer(Outcome outcome) {
    Phrase known =
        outcome
            .known()
            .orElseThrow(
                () ->
                    Problem.conflict(
                        "There are %d phrases already; remove some that nobody writes"
                            .formatted(PhraseStore.MOST)));
    if (!outcome.saved()) {
      throw Problem.conflict(
              "Meanwhile somebody said that it means \"%s\"".formatted(called(known.meaning())))
          .with(Map.of("now", View.of(known)));
    }
    return outcome.fresh()
        ? Reply.created("/api/v1/phrases/" + known.id(), View.of(known))
        : Reply.ok(View.of(known));
  }

  private static Problem wrong(String message) {
    return Problem.badInput(List.of(new Mistake("text", message)));
  }

  private static String because(Objection why) {
    return switch (why.harm()) {
      case OPTS_OUT_OTHERS ->
          "would opt out others by accident: it is like \"%s\", which means \"%s\""
              .formatted(why.example(), called(why.means()));
      case KEEPS_OTHERS_IN ->
          "would keep sending offers to people who want none: it is like \"%s\", which means \"%s\""
              .formatted(why.example(), called(Intent.STOP));
      case KEEPS_OTHERS_OUT ->
          "is a word by which people come back who have opted out; it can mean \"%s\" only"
              .formatted(called(Intent.START));
    };
  }

  /** As the dashboard calls it. */
  private static String called(Intent meaning) {
    return switch (meaning) {
      case YES -> "Yes";
      case NO -> "No";
      case COUPON -> "Wants the coupon";
      case HELP -> "Needs help";
      case STOP -> "Stop all offers";
      case START -> "Offers again";
      case THANKS -> "Thank you";
      case GREETING -> "A greeting";
      case OTHER -> "Something else";
    };
  }

  private Future<Reply> remove(RoutingContext ctx) {
    return phrases
        .remove(Long.parseLong(ApiHandler.id(ctx)))
        .map(
            found -> {
              if (!found) {
                throw Problem.notFound("There is no such phrase");
              }
              return Reply.noContent();
            });
  }
}
