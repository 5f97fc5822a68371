package io.promobot.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.OpenAPIVersion;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.contract.impl.OpenAPIContractImpl;
import io.vertx.openapi.impl.OpenAPIFormatValidator;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The API as {@code openapi.yaml} describes it: one handler for each of its operations. */
final class ContractRoutes {
  private static final String FILE_TYPE = "application/octet-stream";
  private static final String OPEN = "x-open";

  private static ContractRoutes read;

  private final OpenAPIContract contract;

  private ContractRoutes(OpenAPIContract contract) {
    this.contract = contract;
  }

  static Future<ContractRoutes> load(Vertx vertx) {
    return vertx.executeBlocking(ContractRoutes::read, false);
  }

  /** Read once, by who comes first: nothing else of a start takes so long. */
  static synchronized ContractRoutes read() {
    if (read == null) {
      read = new ContractRoutes(contract(requests()));
    }
    return read;
  }

  /**
   * Without holding the file against the specification of such files, as {@code
   * OpenAPIContract.from} does: our tests have done that.
   */
  private static OpenAPIContract contract(JsonObject requests) {
    var options =
        new JsonSchemaOptions()
            .setDraft(Draft.DRAFT202012)
            .setBaseUri("app://")
            .setOutputFormat(OutputFormat.Basic);
    var schemas = SchemaRepository.create(options, new OpenAPIFormatValidator());
    schemas.dereference(JsonSchema.of(requests));
    return new OpenAPIContractImpl(schemas.resolve(requests), OpenAPIVersion.V3_1, schemas);
  }

  static JsonObject requests() {
    return onlyRequests(new JsonObject(ContractStore.text(ContractStore.JSON)));
  }

  /**
   * The contract without what the library must not see: it knows neither problem+json nor event
   * streams, and we decide ourselves who may come in.
   */
  private static JsonObject onlyRequests(JsonObject contract) {
    contract.remove("security");
    contract.getJsonObject("components").remove("responses");
    for (var path : contract.getJsonObject("paths")) {
      for (var operation : (JsonObject) path.getValue()) {
        if (operation.getValue() instanceof JsonObject described) {
          described.put(OPEN, described.remove("security") != null);
          described.put("responses", anyAnswer());
        }
      }
    }
    return contract;
  }

  /** A new one each time, for the library writes into it. */
  private static JsonObject anyAnswer() {
    return new JsonObject().put("default", new JsonObject().put("description", "any"));
  }

  /** Whether anybody may ask for this: its security is an empty list. */
  static boolean open(Operation operation) {
    return Boolean.TRUE.equals(operation.getExtensions().get(OPEN));
  }

  OpenAPIContract contract() {
    return contract;
  }

  Router router(Vertx vertx, Map<String, Handler<RoutingContext>> handlers) {
    var builder = RouterBuilder.create(vertx, contract, ContractRoutes::extract);
    handlers.forEach(
        (id, handler) -> builder.getRoute(id).setDoSecurity(false).addHandler(handler));
    return builder.createRouter();
  }

  /** An operation without a handler, or a handler that nobody can reach, must stop the start. */
  void refuseGaps(Set<String> handled) {
    var described =
        contract.operations().stream().map(Operation::getOperationId).collect(Collectors.toSet());
    if (!described.equals(handled)) {
      throw new IllegalStateException(
          "openapi.yaml describes "
              + new TreeSet<>(described)
              + " but handled are "
              + new TreeSet<>(handled));
    }
  }

  /**
   * The library's own extractor decodes what is decoded already ({@code 100%} fails) and reads a
   * text that looks like JSON as JSON ({@code -5} is refused as a search).
   */
  private static Future<ValidatableRequest> extract(RoutingContext ctx, Operation operation) {
    if (ctx.queryParams().entries().stream().anyMatch(query -> query.getValue().indexOf(0) >= 0)) {
      return Future.failedFuture(Problem.badInput("The address holds a NUL character"));
    }
    Map<String, RequestParameter> path = new HashMap<>();
    Map<String, RequestParameter> query = new HashMap<>();
    for (Parameter parameter : operation.getParameters()) {
      var name = parameter.getName();
      switch (parameter.getIn()) {
        case PATH -> path.put(name, value(parameter, List.of(ctx.pathParam(name))));
        case QUERY -> query.put(name, value(parameter, ctx.queryParam(name)));
        default -> throw new IllegalStateException("We use no such parameters: " + name);
      }
    }
    Buffer body = ctx.get(JsonBodyHandler.BODY);
    return Future.succeededFuture(
        new ValidatableRequestImpl(
            Map.of(),
            Map.of(),
            path,
            query,
            new RequestParameterImpl(operation.getRequestBody() == null ? null : body),
            takesFile(operation) ? FILE_TYPE : "application/json"));
  }

  /** Whatever the browser calls it: what it is, its bytes tell. */
  private static boolean takesFile(Operation operation) {
    return operation.getRequestBody() != null
        && operation.getRequestBody().getContent().containsKey(FILE_TYPE);
  }

  private static RequestParameter value(Parameter parameter, List<String> values) {
    if (values.isEmpty()) {
      return new RequestParameterImpl(null);
    }
    boolean text = parameter.getSchemaType() == SchemaType.STRING;
    return new RequestParameterImpl(text ? Json.encode(values.get(0)) : values.get(0));
  }
}
