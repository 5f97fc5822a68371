package io.promobot.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.Validator;
import java.net.http.HttpResponse;

/** Holds answers against what the contract says about them. */
record Contract(JsonObject contract) {
  static Contract read() {
    return new Contract(ContractStore.json(ContractStore.text(ContractStore.YAML)));
  }

  /** The body, after holding it against the contract's answer for this operation. */
  JsonObject fitting(HttpResponse<String> answer, String path, String method) {
    var described =
        contract
            .getJsonObject("paths")
            .getJsonObject(path)
            .getJsonObject(method)
            .getJsonObject("responses")
            .getJsonObject(String.valueOf(answer.statusCode()));
    assertThat(described).as("%s %s", answer.statusCode(), answer.body()).isNotNull();
    if (described.containsKey("$ref")) {
      var name = described.getString("$ref").replace("#/components/responses/", "");
      described =
          contract.getJsonObject("components").getJsonObject("responses").getJsonObject(name);
    }
    var type = answer.headers().firstValue("content-type").orElseThrow();
    var schema = described.getJsonObject("content").getJsonObject(type).getJsonObject("schema");
    var document = schema.copy().put("components", contract.getJsonObject("components").copy());
    var options = new JsonSchemaOptions().setDraft(Draft.DRAFT202012).setBaseUri("app://contract");
    var body = new JsonObject(answer.body());
    var result = Validator.create(JsonSchema.of(document), options).validate(body);
    assertThat(result.getValid()).as("%s%n%s", body, result.toJson()).isTrue();
    return body;
  }
}
