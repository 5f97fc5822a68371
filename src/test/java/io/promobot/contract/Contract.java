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
    var status = String.valueOf(answer.statusCode());
    var described = contract.path("paths").path(path).path(method).path("responses").path(status);
    assertThat(described.isObject()).as("%s %s", status, answer.body()).isTrue();
    var type = answer.headers().firstValue("content-type").orElseThrow();
    var schema = reader.followed(described).path("content").path(type).path("schema");
    assertThat(reader.schema(schema).validate(Json.read(answer.body())))
        .as(answer.body())
        .isEmpty();
    return new JsonObject(answer.body());
  }
}
