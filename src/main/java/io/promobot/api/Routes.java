package io.promobot.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.http.BasePathHandler;
import io.promobot.http.ConnectionHandler;
import io.promobot.http.FailureHandler;
import io.promobot.http.GateHandler;
import io.promobot.http.LoopRoutes;
import io.promobot.http.PublicUrl;
import io.promobot.http.SecurityHeadersHandler;
import io.promobot.http.SiteRoutes;
import io.promobot.http.StaticFilesHandler;
import io.promobot.http.TurnHandler;
import io.promobot.http.WebFiles;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.List;

/** Every path we answer, in the order in which they are tried. */
public final class Routes implements LoopRoutes {
  private final WebhookRoutes webhook;
  private final List<SiteRoutes> site;
  private final ApiRoutes api;
  private final PublicUrl url;
  private final MeterRegistry meters;
  private final StaticFilesHandler files;

  public Routes(
      WebhookRoutes webhook,
      List<SiteRoutes> site,
      ApiRoutes api,
      PublicUrl url,
      MeterRegistry meters) {
    this.webhook = webhook;
    this.site = site;
    this.api = api;
    this.url = url;
    this.meters = meters;
    this.files =
        new StaticFilesHandler(WebFiles.of("webroot").below(url.path()), WebFiles.of("images"));
  }

  @Override
  public Handler<HttpServerRequest> on(Vertx vertx, ConnectionHandler connections) {
    var failures = new FailureHandler(meters);
    var router = router(vertx, connections, failures);
    var inside = webhook.before(new TurnHandler(vertx, System::nanoTime, router));
    return new GateHandler(failures, BasePathHandler.below(url.path(), inside));
  }

  private Router router(Vertx vertx, ConnectionHandler connections, FailureHandler failures) {
    var router = Router.router(vertx);
    router.route().handler(new SecurityHeadersHandler(url.https()));
    router.route().handler(ctx -> BasePathHandler.moveLocation(ctx, url.path()));
    site.forEach(each -> each.addTo(router, vertx));
    api.addTo(router, connections);
    router.route().handler(files);
    router.route().failureHandler(failures);
    List.of(400, 404, 405, 413, 500).forEach(status -> router.errorHandler(status, failures));
    return router;
  }

  @Override
  public void endStreams() {
    api.endStreams();
  }
}
