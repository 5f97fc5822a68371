package io.promobot.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers signed bodies to the product's webhook over persistent connections. */
final class WebhookClient {
  private static final int CONNECTIONS = 16;
  private static final long ANSWER_WITHIN_MS = 5000;
  private static final int KEEP_ALIVE_SECONDS = 30;

  private static final Logger log = LoggerFactory.getLogger(WebhookClient.class);
  private static final Pattern COUNTED_LINK = Pattern.compile("/r/[\\w.-]+$");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String BROWSER =
      "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0"
          + " Mobile Safari/537.36";

  private final WebClient client;
  private final Signatures signatures;
  private final String verifyToken;
  private URI webhook;

  WebhookClient(Vertx vertx, SimulatorSettings settings) {
    WebClientOptions options =
        new WebClientOptions()
            .setFollowRedirects(false)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setUserAgent("facebookexternalua");
    this.client = WebClient.create(vertx, options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    this.signatures = new Signatures(settings.appSecret());
    this.verifyToken = settings.verifyToken();
    this.webhook = settings.webhook();
  }

  void sendTo(URI address) {
    webhook = address;
  }

  /** Whether the product accepted the events: only a 200 in time counts. */
  Future<Boolean> post(WebhookBody body) {
    return client
        .postAbs(webhook.toString())
        .timeout(ANSWER_WITHIN_MS)
        .putHeader("Content-Type", "application/json")
        .putHeader("X-Hub-Signature-256", signatures.header(body.bytes()))
        .sendBuffer(Buffer.buffer(body.bytes()))
        .map(answer -> answer.statusCode() == 200)
        .otherwise(false);
  }

  /** Meta's handshake when an owner enters the webhook's address. */
  Future<Boolean> handshake(String challenge) {
    return client
        .getAbs(webhook.toString())
        .timeout(ANSWER_WITHIN_MS)
        .addQueryParam("hub.mode", "subscribe")
        .addQueryParam("hub.verify_token", verifyToken)
        .addQueryParam("hub.challenge", challenge)
        .send()
        .map(answer -> answer.statusCode() == 200 && challenge.equals(answer.bodyAsString()))
        .otherwise(false);
  }

  /**
   * Follows one of the product's links as a person's browser would, as far as the product's own
   * answer. Nobody else is called: only the link's token is used, and only to call a product on
   * this machine.
   */
  void open(String link) {
    Matcher ours = COUNTED_LINK.matcher(link);
    if (ours.find() && LOOPBACK.contains(webhook.getHost())) {
      client
          .getAbs(webhook.resolve(".." + ours.group()).toString())
          .timeout(ANSWER_WITHIN_MS)
          .putHeader("User-Agent", BROWSER)
          .send()
          .onFailure(failure -> log.debug("a link of the product's gave no answer", failure));
    }
  }

  void close() {
    client.close();
  }
}
