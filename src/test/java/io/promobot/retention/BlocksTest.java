package io.promobot.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlocksTest {
  @Test
  void a_small_table_is_looked_through_as_a_whole_each_hour() {
    assertThat(Blocks.of(0, 7)).isEqualTo(new Blocks(0, 0));
    assertThat(Blocks.of(8_192, 7)).isEqualTo(new Blocks(0, 8_192));
  }

  @Test
  void a_large_table_is_looked_through_once_in_23_hours_without_a_gap() {
    List<Blocks> day =
        LongStream.range(490_000, 490_023)
            .mapToObj(hour -> Blocks.of(1_000_003, hour))
            .sorted(Comparator.comparing(Blocks::from))
            .toList();

    long end = 0;
    for (Blocks part : day) {
      assertThat(part.from()).isEqualTo(end);
      end = part.to();
    }
    assertThat(end).isEqualTo(1_000_003);
  }

  @Test
  void a_computer_that_runs_one_hour_a_day_gets_to_every_part_in_time() {
    Set<Blocks> parts = new HashSet<>();

    for (int day = 0; day < 23; day++) {
      parts.add(Blocks.of(1_000_003, day * 24L + 9));
    }

    assertThat(parts).hasSize(23);
  }
}
