package io.promobot.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** Paths beside the API. */
public interface SiteRoutes {
  /** On the router of one event loop. */
  void addTo(Router router, Vertx vertx);
}
