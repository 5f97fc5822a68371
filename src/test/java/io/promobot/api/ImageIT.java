package io.promobot.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.db.Await;
import io.promobot.http.RawSocket;
import io.promobot.image.ImageStore;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ImageIT {
  private static final String IMAGES = "/api/v1/images";
  private static ShopServer server;

  @BeforeAll
  static void start() {
    server = new ShopServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] png(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private static HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(server.at(path)).timeout(Duration.ofSeconds(30));
  }

  private static HttpResponse<String> upload(byte[] file, String type) throws Exception {
    var request =
        at(IMAGES)
            .header("authorization", "Bearer " + ShopServer.TOKEN)
            .header("content-type", type)
            .POST(BodyPublishers.ofByteArray(file));
    return server.client.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    var request = at(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return server.client.send(request.build(), BodyHandlers.ofByteArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "application/octet-stream", "text/plain", "nonsense"})
  void an_upload_is_kept_and_shown_to_anybody_forever(String type) throws Exception {
    var made = upload(png(320, 200), type);

    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    var image = new JsonObject(made.body());
    var url = image.getString("url");
    assertThat(made.headers().firstValue("location")).hasValue(url);
    assertThat(url).matches("/images/[0-9a-f]{32}\\.jpg");
    var shown = get(url);
    assertThat(shown.headers().firstValue("content-type")).hasValue("image/jpeg");
    assertThat(shown.headers().firstValue("cache-control"))
        .hasValue("public, max-age=31536000, immutable");
    assertThat(shown.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    assertThat(shown.body()).hasSize(image.getInteger("bytes"));
    var seen = ImageIO.read(new ByteArrayInputStream(shown.body()));
    assertThat(seen.getWidth()).isEqualTo(320).isEqualTo(image.getInteger("width"));
    assertThat(seen.getHeight()).isEqualTo(200).isEqualTo(image.getInteger("height"));
  }

  @Test
  void who_has_it_already_is_not_sent_it_again() throws Exception {
    var url = new JsonObject(upload(png(150, 150), "image/png").body()).getString("url");
    var tag = get(url).headers().firstValue("etag").orElseThrow();

    var again = get(url, "if-none-match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    try (var peer = new RawSocket(server.port())) {
      peer.send("HEAD " + url + " HTTP/1.1\nHost: a\nConnection: close\n\n");
      assertThat(peer.readToEnd()).contains("content-length: ").endsWith("\r\n\r\n");
    }
  }

  @Test
  void the_same_picture_uploaded_twice_is_one() throws Exception {
    var first = upload(png(200, 100), "image/png").body();

    assertThat(upload(png(200, 100), "image/png").body()).isEqualTo(first);
  }

  @Test
  void another_replica_shows_it_too_but_no_other_page() throws Exception {
    var name =
        new JsonObject(upload(png(130, 130), "image/png").body()).getString("url").substring(8);

    assertThat(Await.on(new ImageStore(server.database, ShopServer.PAGE).find(name))).isPresent();
    assertThat(Await.on(new ImageStore(server.database, "another page").find(name))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/images/00000000000000000000000000000000.jpg",
        "/images/00000000000000000000000000000000.svg",
        "/images/../api/v1/status",
        "/images/%00",
        "/images/"
      })
  void what_is_not_there_is_not_found(String path) {
    try (var peer = new RawSocket(server.port())) {
      peer.send("GET " + path + " HTTP/1.1\nHost: a\nConnection: close\n\n");

      assertThat(peer.readToEnd()).startsWith("HTTP/1.1 40");
    }
  }

  @Test
  void the_wrong_suffix_finds_nothing_and_the_images_of_the_jar_are_still_there() throws Exception {
    var url = new JsonObject(upload(png(120, 120), "image/png").body()).getString("url");

    assertThat(get(url.replace(".jpg", ".png")).statusCode()).isEqualTo(404);
    assertThat(get("/images/coupon.png").statusCode()).isEqualTo(200);
  }

  @Test
  void what_cannot_be_used_is_refused_in_words() throws Exception {
    refused(upload("<svg/>".getBytes(UTF_8), "image/svg+xml"), 415, "SVG");
    refused(upload("hello".getBytes(UTF_8), "image/png"), 415, "PNG, JPEG, GIF or WebP");
    refused(upload(new byte[0], "image/png"), 400, "Nothing was uploaded");
    refused(upload(png(50, 50), "image/png"), 400, "at least 100");
    refused(upload("GIF89a".getBytes(UTF_8), "image/gif"), 400, "cannot be read");
    refused(upload(new byte[(8 << 20) + 1], "image/png"), 413, "at most 8 MB");
    assertThat(server.ask("POST", IMAGES, "x").statusCode()).isEqualTo(401);
  }

  private static void refused(HttpResponse<String> answer, int status, String words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(new JsonObject(answer.body()).getString("detail")).contains(words);
  }

  @Test
  void eight_megabytes_are_read_and_judged_by_what_they_hold() throws Exception {
    var large = Arrays.copyOf(png(320, 200), 8 << 20);

    // anything after its end is not part of the picture
    assertThat(upload(large, "image/png").statusCode()).isIn(201, 400);
  }

  @Test
  void few_upload_at_once() throws Exception {
    var places = new ArrayList<Runnable>();
    for (var place = server.drawing.enter(); place.isPresent(); place = server.drawing.enter()) {
      places.add(place.get());
    }

    var late = upload(png(110, 110), "image/png");
    places.forEach(Runnable::run);

    refused(late, 429, "try again");
    assertThat(late.headers().firstValue("retry-after")).hasValue("5");
    assertThat(places).hasSize(4);
  }

  @Test
  void who_leaves_while_uploading_makes_room() {
    for (int i = 0; i < 8; i++) {
      Await.until(ImageIT::uploads);
      try (var one = new RawSocket(server.port())) {
        one.send("POST " + IMAGES + " HTTP/1.1\nHost: a\nExpect: 100-continue\n");
        one.send("Content-Length: 1000\nAuthorization: Bearer " + ShopServer.TOKEN + "\n\n");
        assertThat(one.readUntil("\r\n\r\n")).contains("100 Continue");
      }
    }

    Await.until(ImageIT::uploads);
  }

  private static boolean uploads() {
    try {
      return upload(png(110, 110), "image/png").statusCode() == 201;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void many_uploads_at_once_are_all_answered() {
    var answers =
        IntStream.range(0, 12)
            .parallel()
            .mapToObj(
                i -> {
                  try {
                    return upload(png(400 + i, 300), "image/png").statusCode();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                })
            .toList();

    assertThat(answers).contains(201).isSubsetOf(201, 429);
  }
}
