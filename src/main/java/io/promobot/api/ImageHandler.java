package io.promobot.api;

import static io.promobot.contract.Endpoints.answers;

import io.promobot.contract.Endpoints;
import io.promobot.contract.JsonBodyHandler;
import io.promobot.contract.Reply;
import io.promobot.http.BodyBudget;
import io.promobot.http.Problem;
import io.promobot.http.RawBodyHandler;
import io.promobot.http.SiteRoutes;
import io.promobot.image.Picture;
import io.promobot.image.PictureRefused;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The owner's own images: accepting uploads, and showing them to everybody. */
public final class ImageHandler implements SiteRoutes, Endpoints {
  private static final String PREFIX = "/images/";
  private static final RawBodyHandler.Limits FILE =
      new RawBodyHandler.Limits(8 << 20, Duration.ofSeconds(60), BodyBudget.Kind.FILE);
  private static final long AGAIN_SECONDS = 5;

  private final Supplier<Optional<Runnable>> enter;
  private final Function<byte[], Future<Picture>> keep;
  private final Function<String, Future<Optional<Picture>>> find;

  private record Image(String url, int width, int height, int bytes) {
    static Image of(Picture picture) {
      return new Image(
          PREFIX + picture.name(), picture.width(), picture.height(), picture.bytes().length);
    }
  }

  /**
   * @param enter claims a place among the uploads under way, to be released; empty when there are
   *     many
   * @param keep fails with {@link PictureRefused}
   */
  public ImageHandler(
      Supplier<Optional<Runnable>> enter,
      Function<byte[], Future<Picture>> keep,
      Function<String, Future<Optional<Picture>>> find) {
    this.enter = enter;
    this.keep = keep;
    this.find = find;
  }

  /** Reads the upload; its place is held until it is answered. */
  private void read(RoutingContext ctx) {
    if (ctx.response().closed()) {
      // gone while we looked them up; its end handler would never be called
      return;
    }
    Optional<Runnable> place = enter.get();
    if (place.isEmpty()) {
      ctx.fail(
          Problem.tooMany(
              "Many pictures are being uploaded; please try again in a moment", AGAIN_SECONDS));
      return;
    }
    ctx.addEndHandler(over -> place.get().run());
    RawBodyHandler.read(ctx.vertx(), ctx.request(), FILE)
        .map(ImageHandler::something)
        .onComplete(body -> ctx.put(JsonBodyHandler.BODY, body).next(), ctx::fail);
  }

  private static Buffer something(Buffer body) {
    if (body.length() == 0) {
      throw Problem.badInput("Nothing was uploaded; send the picture's bytes as they are");
    }
    return body;
  }

  @Override
  public Map<String, Handler<RoutingContext>> operations() {
    return Map.ofEntries(answers("upload_image", this::upload));
  }

  @Override
  public Map<String, Handler<RoutingContext>> bodies() {
    return Map.of("upload_image", this::read);
  }

  @Override
  public void addTo(Router router, Vertx vertx) {
    router
        .route("/images/*")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(this::showNamed);
  }

  private Future<Reply> upload(RoutingContext ctx) {
    Buffer file = ctx.get(JsonBodyHandler.BODY);
    return keep.apply(file.getBytes())
        .map(Image::of)
        .map(image -> Reply.created(image.url(), image))
        .recover(ImageHandler::refused);
  }

  private static Future<Reply> refused(Throwable failure) {
    if (!(failure instanceof PictureRefused refused)) {
      return Future.failedFuture(failure);
    }
    return Future.failedFuture(
        switch (refused.why()) {
          case KIND -> Problem.wrongKind(refused.getMessage());
          case TOO_BIG -> Problem.tooLarge(refused.getMessage());
          case UNUSABLE -> Problem.badInput(refused.getMessage());
          case BUSY -> Problem.tooMany(refused.getMessage(), AGAIN_SECONDS);
        });
  }

  /** Shows one; the images in the jar are served elsewhere. */
  private void showNamed(RoutingContext ctx) {
    var name = ctx.request().path().substring(PREFIX.length());
    find.apply(name)
        .onSuccess(found -> found.ifPresentOrElse(picture -> show(ctx, picture), ctx::next))
        .onFailure(ctx::fail);
  }

  private static void show(RoutingContext ctx, Picture picture) {
    var response = ctx.response();
    if (response.closed()) {
      return;
    }
    var tag = "\"" + picture.name() + "\"";
    response
        .putHeader("cache-control", "public, max-age=31536000, immutable")
        .putHeader("etag", tag);
    if (tag.equals(ctx.request().getHeader("if-none-match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response
        .putHeader("content-type", picture.type().mime())
        .putHeader("content-length", String.valueOf(picture.bytes().length));
    if (ctx.request().method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(Buffer.buffer(picture.bytes()));
    }
  }
}
