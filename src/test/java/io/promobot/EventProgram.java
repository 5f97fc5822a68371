package io.promobot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.promobot.db.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A program of the owner's that subscribes to events, and answers as a test wants. */
final class EventProgram implements AutoCloseable {
  private final HttpServer server;
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private volatile ToIntFunction<JsonObject> answer = event -> 204;

  /** One call, and the status with which it was answered. */
  record Got(String id, String timestamp, String signatures, String raw, int status) {
    JsonObject body() {
      return new JsonObject(raw);
    }

    String type() {
      return body().getString("type");
    }

    JsonObject data() {
      return body().getJsonObject("data");
    }

    String customer() {
      return data().getString("customer_id");
    }

    /** As any library of Standard Webhooks computes it. */
    String signedWith(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] signature = mac.doFinal((id + "." + timestamp + "." + raw).getBytes(UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(signature);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  EventProgram() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange call) throws IOException {
    String raw = new String(call.getRequestBody().readAllBytes(), UTF_8);
    var headers = call.getRequestHeaders();
    int status = answer.applyAsInt(new JsonObject(raw));
    got.add(
        new Got(
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            raw,
            status));
    call.sendResponseHeaders(status, -1);
    call.close();
  }

  /** From now on answers each event with a status. */
  EventProgram answering(ToIntFunction<JsonObject> status) {
    answer = status;
    return this;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
  }

  /** A channel of this shop that is told these events; the answer shows its secret. */
  JsonObject subscribes(Shop shop, String... events) {
    var wish =
        new JsonObject()
            .put("type", "webhook")
            .put("name", "Our CRM")
            .put("address", address())
            .put("events", new JsonArray(List.of(events)));
    var made = shop.api("POST", "/channels", wish.encode());
    if (made.status() != 201) {
      throw new AssertionError(made.status() + " " + made.text());
    }
    return made.json();
  }

  List<Got> got() {
    return got;
  }

  /** Those that were answered with a 2xx. */
  List<Got> taken() {
    return got.stream().filter(each -> each.status() / 100 == 2).toList();
  }

  List<Got> of(long customer) {
    return got.stream().filter(each -> String.valueOf(customer).equals(each.customer())).toList();
  }

  /** Waits for so many that were taken. */
  List<Got> until(int taken) {
    Await.until(() -> taken().size() >= taken);
    return taken();
  }

  void forget() {
    got.clear();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
