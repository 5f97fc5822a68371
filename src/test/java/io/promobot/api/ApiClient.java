package io.promobot.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.promobot.contract.Contract;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Optional;

/** A script with its token at the API, which checks each answer against the contract. */
final class ApiClient implements AutoCloseable {
  final ShopServer server = new ShopServer();
  private final Contract contract = Contract.read();

  /** What the API serves; forgets what it was asked before. */
  void allIsWell() {
    server.shop.asked.clear();
    server.shop.failure = Optional.empty();
    server.shop.deliveryState = "failed";
  }

  FakeShop shop() {
    return server.shop;
  }

  HttpResponse<String> ask(String method, String path, String body) {
    return server.script(method, path, body);
  }

  HttpResponse<String> get(String path) {
    return ask("GET", "/api/v1" + path, "");
  }

  JsonObject fitting(HttpResponse<String> answer, String path, String method) {
    return contract.fitting(answer, path, method);
  }

  static JsonObject problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    var problem = new JsonObject(answer.body());
    assertThat(problem.getInteger("status")).isEqualTo(status);
    assertThat(problem.getString("request_id")).isNotBlank();
    return problem;
  }

  @Override
  public void close() {
    server.close();
  }
}
