package io.promobot.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.promobot.http.Json;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;

/** Compares answers with what the contract says about them. */
public record Contract(JsonNode contract, ContractReader reader) {
  public static Contract read() {
    var contract = Json.read(ContractStore.text(ContractStore.JSON));
    return new Contract(contract, new ContractReader(contract));
  }

  /** The body, after comparing it with the contract's answer for this operation. */
  public JsonObject fitting(HttpResponse<String> answer, String path, String method) {
    var type = answer.headers().firstValue("content-type").orElseThrow();
    return fitting(answer.statusCode(), type, answer.body(), path, method);
  }

  /** The same with an answer's status, type and body. */
  public JsonObject fitting(int status, String type, String body, String path, String method) {
    var responses = contract.path("paths").path(path).path(method).path("responses");
    var described = responses.path(String.valueOf(status));
    assertThat(described.isObject()).as("%s %s", status, body).isTrue();
    var schema = reader.followed(described).path("content").path(type).path("schema");
    assertThat(reader.schema(schema).validate(Json.read(body))).as(body).isEmpty();
    return new JsonObject(body);
  }

  /** Compares a body of ours, which nobody asked for, with a schema of the contract. */
  public void fits(JsonObject body, String schema) {
    var described = contract.path("components").path("schemas").path(schema);
    assertThat(reader.schema(described).validate(Json.read(body.encode())))
        .as(body.encode())
        .isEmpty();
  }
}
