package io.promobot.contract;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.promobot.db.Await;
import io.promobot.flow.Button;
import io.promobot.flow.Stage;
import io.promobot.flow.Stories;
import io.promobot.flow.Text;
import io.promobot.http.Json;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ContractTest {
  private static final JsonNode CONTRACT = Json.read(ContractStore.text(ContractStore.JSON));

  @Test
  void an_operation_that_nobody_handles_stops_the_start() {
    var vertx = Vertx.vertx();
    var routes = Await.on(ContractRoutes.load(vertx));

    assertThatThrownBy(() -> routes.refuseGaps(Set.of("sign_in", "make_coffee")))
        .hasMessageContaining("make_coffee")
        .hasMessageContaining("erase_customer");
    Await.on(vertx.close());
  }

  @Test
  void the_contract_is_one_by_the_specification() throws IOException {
    var specification = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());

    try (var file = ContractTest.class.getResourceAsStream("/openapi-3.1-schema.json")) {
      assertThat(specification.getSchema(file).validate(CONTRACT)).isEmpty();
    }
  }

  @Test
  void what_a_start_reads_is_what_people_wrote() throws IOException {
    assertThat(CONTRACT).isEqualTo(ContractBuild.json(ContractStore.text(ContractStore.YAML)));
  }

  @Test
  void only_what_the_contract_opens_needs_no_sign_in() {
    assertThat(ContractRoutes.read().operations().all().stream().filter(Operation::open))
        .extracting(Operation::id)
        .containsExactly(
            "show_contract",
            "sign_in",
            "sign_in_till",
            "create_visitor",
            "show_chat_settings",
            "send_chat_events",
            "list_chat_messages",
            "watch_chat");
  }

  @Test
  void a_till_may_look_at_a_code_redeem_it_and_take_that_back_and_nothing_else() {
    assertThat(ContractRoutes.read().operations().all().stream().filter(Operation::till))
        .extracting(Operation::id)
        .containsExactly(
            "sign_out_till",
            "show_till",
            "look_at_code",
            "list_till_redemptions",
            "redeem_at_till",
            "undo_at_till");
  }

  @Test
  void a_token_that_may_only_redeem_is_good_for_three_operations() {
    assertThat(
            ContractRoutes.read().operations().all().stream()
                .filter(each -> each.schemes().contains("redeem_token")))
        .extracting(Operation::id)
        .containsExactly("redeem_code", "undo_redemption", "look_up_code");
  }

  @Test
  void a_whole_number_in_an_address_has_a_least_and_a_greatest_value_that_an_int_can_hold() {
    var wholes =
        parameters(parameter -> parameter.path("schema").path("type").asText().equals("integer"));

    assertThat(wholes).isNotEmpty();
    assertThat(wholes)
        .allSatisfy(
            parameter -> {
              assertThat(parameter.path("schema").path("minimum").isInt()).isTrue();
              assertThat(parameter.path("schema").path("maximum").isInt()).isTrue();
            });
  }

  /** A pattern of simple steps takes time in proportion to the text. */
  @Test
  void patterns_are_short_anchored_and_without_repetitions_of_repetitions() {
    var patterns = CONTRACT.findValuesAsText("pattern");

    assertThat(patterns).isNotEmpty();
    assertThat(patterns)
        .filteredOn(pattern -> !pattern.startsWith("may "))
        .allMatch(pattern -> pattern.startsWith("^") && pattern.endsWith("$"))
        .noneMatch(pattern -> pattern.matches(".*[*+].*"));
  }

  private static List<JsonNode> parameters(Predicate<JsonNode> chosen) {
    var reader = new ContractReader(CONTRACT);
    return CONTRACT.findValues("parameters").stream()
        .filter(JsonNode::isArray)
        .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
        .map(reader::followed)
        .filter(chosen)
        .toList();
  }

  /**
   * Texts, stages and buttons belong to the stories, which the list of stories describes: adding
   * one changes nothing here. A new entry below needs a reason as good as these.
   */
  private static final List<String> NAMED_ALIKE =
      List.of(
          // The figures that are counted for every origin and link, whichever story is told.
          "Origin.responded",
          "Origin.revealed",
          "Origin.redeemed",
          "EntryLink.revealed",
          // What people mean, whichever story they are told.
          "PhraseMeaning.thanks",
          // A lead's e-mail, and the desks that were notified of a request.
          "Lead.welcome",
          "Request.told",
          // The kind of a text, not its key.
          "StoryInfo.code",
          // The code that somebody shows at a till, and what became of it.
          "NewCouponTerms.code",
          "CouponTerms.code",
          "NewRedemption.code",
          "RedeemedCode.code",
          "Coupon.code",
          "StateOfCoupon.revealed",
          "StateOfCoupon.redeemed",
          "CouponEntry.revealed",
          "CouponEntry.redeemed",
          "CodeImport.code",
          "CodeToLookAt.code",
          "SeenCode.code",
          "TillRedemption.code",
          "RedeemedAtTill.code",
          "Delivery.code",
          "OwnerEvent.code",
          "TimelineEntry.code",
          "CouponTerms.offer",
          "SeenCode.offer",
          "RedeemedAtTill.offer",
          // The states of campaigns, requests, messages and calls.
          "Campaign.cancelled",
          "Campaign.done",
          "Request.done",
          "/requests.done",
          "Request.sent",
          "Request.failed",
          "Request.cancelled",
          "NewAnswer.done",
          "Answer.sent",
          "Answer.delivered",
          "Answer.seen",
          "Answer.failed",
          "ChatEvents.delivered",
          "ChatEvents.seen",
          "WelcomeState.sent",
          "WelcomeState.failed",
          "WelcomeState.cancelled",
          "PlannedSend.sent",
          "FollowUps.sent",
          "PlannedSend.cancelled",
          "Delivery.sent",
          "Delivery.failed",
          "Delivery.cancelled",
          "DeliveryCounts.failed",
          "DeliveryCounts.cancelled",
          "DeliveryCounts.sent",
          "/deliveries/counts.sent",
          "/deliveries.sent",
          "/deliveries.failed",
          "/deliveries.cancelled");

  /** Properties that are only shown, without any rules. */
  private static final Set<String> SHOWN = Set.of("example", "examples", "default");

  @Test
  void the_contract_lists_no_text_stage_or_button_of_a_story() {
    var keys = storyKeys();
    var parts =
        Stream.of(CONTRACT.path("components").path("schemas"), CONTRACT.path("paths"))
            .flatMap(part -> part.properties().stream());

    assertThat(parts)
        .flatExtracting(
            part ->
                words(part.getValue())
                    .filter(keys::contains)
                    .map(word -> part.getKey() + "." + word)
                    .distinct()
                    .toList())
        .containsExactlyInAnyOrderElementsOf(NAMED_ALIKE);
  }

  private static Set<String> storyKeys() {
    return Stories.ALL.stream()
        .flatMap(
            story ->
                Stream.of(
                        story.texts().stream().map(Text::key),
                        story.stages().stream().map(Stage::key),
                        story.buttons().stream().map(Button::name))
                    .flatMap(each -> each))
        .collect(toSet());
  }

  /** The names of all properties, and the values of all enumerations. */
  private static Stream<String> words(JsonNode schema) {
    var properties = schema.path("properties").properties().stream().map(Map.Entry::getKey);
    var values = StreamSupport.stream(schema.path("enum").spliterator(), false);
    var below =
        schema.isArray()
            ? StreamSupport.stream(schema.spliterator(), false)
            : schema.properties().stream()
                .filter(each -> !SHOWN.contains(each.getKey()))
                .map(Map.Entry::getValue);
    return Stream.of(properties, values.map(JsonNode::asText), below.flatMap(ContractTest::words))
        .flatMap(each -> each);
  }
}
