package io.promobot.api;

import io.promobot.contact.WebAddress;
import io.promobot.contract.ApiHandler;
import io.promobot.http.Problem;
import io.promobot.http.SiteRoutes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Redirects a link in a message to the owner's page, and counts the tap. */
public final class RedirectHandler implements SiteRoutes {
  private final Links links;

  /** Our links, by their tokens. */
  @FunctionalInterface
  public interface Links {

    /**
     * Returns where it leads, empty when the link is not one of ours.
     *
     * @param counted whether a person opens it
     */
    Future<Optional<String>> open(String token, boolean counted);
  }

  /**
   * Programs that fetch links to preview, index or check them; their taps do not count. CUBOT makes
   * phones.
   */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?<!\\bcu)bot\\b|crawl|spider|preview|externalhit|scanner|curl/|wget/|python|http-client"
              + "|WhatsApp/|\\bViber\\b|meta-external(agent|fetcher)|facebookcatalog"
              + "|Google-Safety|GoogleOther|okhttp|\\bJava/|HeadlessChrome|Iframely",
          Pattern.CASE_INSENSITIVE);

  /** Sent by browsers that load a page in case somebody opens it. */
  private static final List<String> PURPOSES = List.of("sec-purpose", "purpose");

  public RedirectHandler(Links links) {
    this.links = links;
  }

  @Override
  public void addTo(Router router, Vertx vertx) {
    router.route("/r/:token").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::follow);
  }

  private void follow(RoutingContext ctx) {
    links
        .open(ctx.pathParam("token"), byPerson(ctx.request()))
        .map(found -> found.orElseThrow(() -> Problem.notFound("There is no such link")))
        .map(RedirectHandler::written)
        .onSuccess(address -> lead(ctx, address))
        .onFailure(failure -> ApiHandler.failUnlessGone(ctx, failure));
  }

  private static boolean byPerson(HttpServerRequest request) {
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    return request.method().equals(HttpMethod.GET)
        && agent != null
        && !PROGRAM.matcher(agent).find()
        && PURPOSES.stream().noneMatch(name -> prefetch(request.getHeader(name)));
  }

  private static boolean prefetch(String purpose) {
    return purpose != null && purpose.toLowerCase(Locale.ROOT).contains("prefetch");
  }

  /** In a form that fits a header. */
  private static String written(String address) {
    return WebAddress.read(address)
        .map(URI::toASCIIString)
        .orElseThrow(() -> new IllegalStateException("The address of a link cannot be read"));
  }

  private static void lead(RoutingContext ctx, String address) {
    ctx.response()
        .setStatusCode(302)
        .putHeader("location", address)
        .putHeader("cache-control", "no-store")
        .putHeader("referrer-policy", "no-referrer")
        .end();
  }
}
