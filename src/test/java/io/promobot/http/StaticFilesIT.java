package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class StaticFilesIT {
  private static final String HTML = "Accept: text/html,*/*;q=0.8\n";
  private static final String SCRIPT = "/assets/app-1a2b.js";
  private static final Vertx VERTX = Vertx.vertx();
  private static HttpServer server;

  @BeforeAll
  static void start() {
    var router = Router.router(VERTX);
    router
        .route()
        .handler(new StaticFilesHandler(WebFiles.of("http/webroot"), WebFiles.of("http/images")));
    server = Await.on(VERTX.createHttpServer().requestHandler(router).listen(0));
  }

  @AfterAll
  static void stop() {
    Await.on(VERTX.close());
  }

  private static String ask(String method, String path, String headers) {
    try (var peer = new RawSocket(server.actualPort())) {
      peer.send(method + " " + path + " HTTP/1.1\nHost: a\nConnection: close\n" + headers + "\n");
      return peer.readToEnd();
    }
  }

  private static String get(String path, String headers) {
    return ask("GET", path, headers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/campaigns", "/campaigns/welcome", "/sign-in", "/index.html"})
  void the_dashboard_is_one_page_whatever_its_address(String path) {
    assertThat(get(path, HTML))
        .startsWith("HTTP/1.1 200")
        .contains("content-type: text/html; charset=utf-8", "cache-control: no-cache", "vary: ")
        .endsWith("<!doctype html><title>promobot</title>\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Accept: */*\n", "Accept: image/png\nAccept: text/*;q=0.1\n"})
  void monitors_and_link_previews_get_the_page_without_asking_for_html(String accept) {
    for (var path : new String[] {"/", "/campaigns", "/index.html"}) {
      assertThat(get(path, accept)).startsWith("HTTP/1.1 200").contains("<title>promobot");
      assertThat(ask("HEAD", path, accept)).startsWith("HTTP/1.1 200");
    }
    assertThat(get("/assets/nothing", accept)).startsWith("HTTP/1.1 404");
    assertThat(get("/api/nothing", accept)).startsWith("HTTP/1.1 404");
  }

  @Test
  void a_program_that_asks_for_no_page_gets_none() {
    assertThat(get("/campaigns", "Accept: application/json\n")).startsWith("HTTP/1.1 404");
    assertThat(get("/campaigns", "Accept: text/html;q=0, */*\n")).startsWith("HTTP/1.1 404");
    assertThat(ask("POST", "/campaigns", HTML)).startsWith("HTTP/1.1 404");
  }

  @Test
  void hashed_files_are_kept_forever_and_sent_as_small_as_the_browser_accepts_them() {
    assertThat(get(SCRIPT, "Accept-Encoding: gzip, br\n"))
        .contains(
            "content-encoding: br",
            "vary: accept-encoding",
            "content-type: text/javascript; charset=utf-8",
            "cache-control: public, max-age=31536000, immutable")
        .endsWith("brotli script");
    assertThat(get(SCRIPT, "Accept-Encoding: gzip;q=0.5\n"))
        .contains("content-encoding: gzip")
        .endsWith("gzip script");
    assertThat(get(SCRIPT, "Accept-Encoding: br;q=0\n"))
        .doesNotContain("content-encoding")
        .endsWith("plain script");
  }

  @Test
  void the_head_of_a_file_has_its_length_and_no_body() {
    assertThat(ask("HEAD", SCRIPT, "")).contains("content-length: 12").endsWith("\r\n\r\n");
  }

  @Test
  void images_are_kept_for_a_day() {
    assertThat(get("/images/coupon.png", ""))
        .contains("content-type: image/png", "cache-control: public, max-age=86400")
        .endsWith("a picture");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/",
        "/assets",
        "/images/",
        "/images/nothing.png",
        "/assets/.env",
        "/settings.yaml",
        "/assets/app-1a2b.js.br",
        "/../logback.xml",
        "/images/../webroot/favicon.svg",
        "/images/%2e%2e/webroot/favicon.svg",
        "/x%2F..%2Findex.html",
        "/%252e%252e/index.html",
        "/assets//app-1a2b.js",
        "/assets/app-1a2b.js%00",
        "/..%5cindex.html",
      })
  void no_address_leads_anywhere_else(String path) {
    assertThat(get(path, "")).startsWith("HTTP/1.1 404");
    assertThat(get("/", HTML)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/till", "/till/"})
  void the_till_is_a_page_of_its_own_that_may_use_the_camera(String path) {
    assertThat(get(path, HTML))
        .startsWith("HTTP/1.1 200")
        .contains("cache-control: no-cache", "permissions-policy: camera=(self), geolocation=()")
        .endsWith("<!doctype html><title>Till</title>\n");
    assertThat(get("/", HTML)).doesNotContain("camera=(self)");
    assertThat(get("/tillage", HTML)).contains("<title>promobot");
  }

  @Test
  void a_missing_file_is_not_the_dashboard() {
    assertThat(get("/assets/old-9f.js", HTML)).startsWith("HTTP/1.1 404");
    assertThat(get("/x%2F..%2Findex.html", HTML)).startsWith("HTTP/1.1 404");
  }

  @Test
  void files_inside_a_jar_are_found_too() {
    assertThat(WebFiles.of("META-INF/maven/org.assertj").bytes("assertj-core/pom.properties"))
        .isPresent();
    assertThat(WebFiles.of("no such folder").bytes("index.html")).isEmpty();
  }
}
