package io.promobot.privacy;

import io.promobot.contract.ApiHandler;
import io.promobot.http.BodyBudget;
import io.promobot.http.Json;
import io.promobot.http.Problem;
import io.promobot.http.Problem.Mistake;
import io.promobot.http.PublicUrl;
import io.promobot.http.RawBodyHandler;
import io.promobot.http.SiteRoutes;
import io.promobot.messenger.Signature;
import io.promobot.text.StoryLanguage;
import io.promobot.untrusted.FormReader;
import io.promobot.untrusted.Limits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Facebook reports to every app: somebody wants their data deleted, or removed the app. */
public final class MetaHandler implements SiteRoutes {
  private static final Logger log = LoggerFactory.getLogger(MetaHandler.class);
  private static final String DELETION = "/meta/deletion";
  private static final RawBodyHandler.Limits BODY =
      new RawBodyHandler.Limits(16 * 1024, Duration.ofSeconds(5), BodyBudget.Kind.VISITOR);
  private static final FormReader FORM = new FormReader(Limits.OF_REQUESTS);

  private final Optional<Signature> secret;
  private final DeletionStore deletions;
  private final Supplier<Future<Void>> deauthorized;
  private final PublicUrl publicUrl;
  private final Supplier<StoryLanguage> language;

  /**
   * @param secret empty while no real app is set up
   * @param deauthorized finds out whether the page can still be reached
   * @param language the shop's main one
   */
  public MetaHandler(
      Optional<Signature> secret,
      DeletionStore deletions,
      Supplier<Future<Void>> deauthorized,
      PublicUrl publicUrl,
      Supplier<StoryLanguage> language) {
    this.secret = secret;
    this.deletions = deletions;
    this.deauthorized = deauthorized;
    this.publicUrl = publicUrl;
    this.language = language;
  }

  @Override
  public void addTo(Router router, Vertx vertx) {
    router.post(DELETION).handler(this::delete);
    new HtmlHandler(this::status).addTo(router, DELETION + "/:code");
    router.post("/meta/deauthorize").handler(this::deauthorize);
  }

  private void delete(RoutingContext ctx) {
    read(ctx)
        .compose(deletions::ask)
        .compose(code -> write(ctx, code))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  private Future<Void> write(RoutingContext ctx, String code) {
    var url = publicUrl.uri() + DELETION + "/" + code;
    return ctx.response()
        .putHeader("content-type", "application/json")
        .end(Json.text(Map.of("url", url, "confirmation_code", code)));
  }

  private void deauthorize(RoutingContext ctx) {
    read(ctx)
        .compose(asked -> deauthorized.get())
        .onSuccess(done -> log.warn("Somebody removed the app on Facebook"))
        .compose(done -> ctx.response().setStatusCode(204).end())
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  private Future<SignedRequest> read(RoutingContext ctx) {
    return secret
        .map(
            ours ->
                RawBodyHandler.read(ctx.vertx(), ctx.request(), BODY)
                    .map(body -> SignedRequest.read(field(body), ours)))
        .orElseGet(
            () ->
                Future.failedFuture(
                    Problem.notAllowed(
                        "There is no app secret here, so nothing can be proved to come from"
                            + " Facebook; set MESSENGER_APP_SECRET")));
  }

  private static String field(Buffer body) {
    List<String> given =
        FORM.read(body.getBytes(), Optional.empty()).getOrDefault(SignedRequest.FIELD, List.of());
    if (given.size() != 1) {
      throw Problem.badInput(
          List.of(new Mistake(SignedRequest.FIELD, "must be there once, in a form")));
    }
    return given.get(0);
  }

  private Future<HtmlPage> status(RoutingContext ctx) {
    return deletions
        .find(ctx.pathParam("code"))
        .map(
            found ->
                found
                    .map(request -> DeletionPage.of(request, HtmlHandler.language(ctx, language)))
                    .orElseThrow(() -> Problem.notFound("There is no request with this code")));
  }
}
