package io.promobot.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.promobot.simulator.Behaviour.Answer;
import io.promobot.untrusted.Unreadable;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The roles of a run: exact head counts, shuffled by the seed. */
class QuotasTest {
  private RunPlan plan(String json) {
    return RunPlan.of(new Input(new JsonObject(json)), 1);
  }

  @Test
  void five_hundred_people_are_cast_exactly() {
    Quotas quotas = plan("{\"customers\":500,\"yes\":0.6,\"reveal\":0.8,\"seed\":7}").quotas();

    List<Behaviour> cast = quotas.deal(7);

    assertThat(quotas).isEqualTo(new Quotas(500, 300, 100, 240, 450));
    assertThat(cast).hasSize(500);
    assertThat(cast).filteredOn(b -> b.answer() == Answer.YES).hasSize(300);
    assertThat(cast).filteredOn(b -> b.answer() == Answer.NO).hasSize(100);
    assertThat(cast).filteredOn(Behaviour::reveals).hasSize(240);
    assertThat(cast).filteredOn(Behaviour::reads).hasSize(450);
    assertThat(cast).allMatch(b -> b.reads() || b.answer() == Answer.NOTHING);
    assertThat(cast).allMatch(b -> !b.reveals() || b.answer() == Answer.YES);
  }

  @Test
  void the_seed_decides_who_and_nothing_else() {
    Quotas quotas = new Quotas(500, 300, 100, 240, 450);

    assertThat(quotas.deal(7)).isEqualTo(quotas.deal(7)).isNotEqualTo(quotas.deal(8));
    assertThat(quotas.deal(8)).containsExactlyInAnyOrderElementsOf(quotas.deal(7));
  }

  @Test
  void awkward_numbers_never_cast_more_people_than_there_are() {
    Quotas quotas = Quotas.of(3, 0.5, 0.5, 0.5, 1);

    assertThat(quotas.deal(1)).hasSize(3);
    assertThat(quotas.yes() + quotas.no()).isLessThanOrEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"yes\":1.1}",
        "{\"yes\":-0.1}",
        "{\"yes\":0.7,\"no\":0.4}",
        "{\"yes\":0.6,\"no\":0.2,\"read\":0.7}",
        "{\"yes\":\"most\"}",
        "{\"customers\":0}",
        "{\"customers\":2.5}",
        "{\"pace_ms\":-1}",
        "{\"arrivals_per_second\":0}",
        "{\"origins\":[1]}"
      })
  void a_run_that_cannot_be_is_refused(String json) {
    assertThatThrownBy(() -> plan(json))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("must");
  }
}
