package io.promobot.primary;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrimaryChoiceTest {
  private static final DatabaseServer A = new DatabaseServer("a", 5432);
  private static final DatabaseServer B = new DatabaseServer("b", 5432);

  private final PrimaryChoice choice = new PrimaryChoice(TargetSession.READ_WRITE);

  private static ServerPlace place(DatabaseServer server, int last) {
    try {
      var number = new byte[] {10, 0, 0, (byte) last};
      return new ServerPlace(server, InetAddress.getByAddress(server.host(), number));
    } catch (java.net.UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static ServerAnswer primary(DatabaseServer server, long timeline) {
    return new ServerAnswer(place(server, 1), false, true, "ours", timeline, server.host());
  }

  private static ServerAnswer standby(DatabaseServer server) {
    return new ServerAnswer(place(server, 1), true, false, "ours", 0, server.host());
  }

  private static ServerAnswer readOnly(DatabaseServer server, long timeline) {
    return new ServerAnswer(place(server, 1), false, false, "ours", timeline, server.host());
  }

  private DatabaseServer chosen(ServerAnswer... answers) {
    return choice.of(List.of(answers)).map(each -> each.place().server()).orElse(null);
  }

  @Test
  void the_one_that_accepts_writes_is_the_database() {
    assertThat(chosen(standby(A), primary(B, 1))).isEqualTo(B);
    assertThat(chosen(standby(A), standby(B))).isNull();
    assertThat(chosen()).isNull();
  }

  @Test
  void a_primary_that_is_read_only_is_the_database_only_where_a_primary_is_asked_for() {
    assertThat(chosen(readOnly(A, 1), standby(B))).isNull();
    assertThat(new PrimaryChoice(TargetSession.PRIMARY).of(List.of(standby(B), readOnly(A, 1))))
        .hasValue(readOnly(A, 1));
  }

  @Test
  void of_two_primaries_the_one_promoted_later_is_the_database() {
    assertThat(chosen(primary(A, 9), primary(B, 10))).isEqualTo(B);
    assertThat(choice.rivals(List.of(primary(A, 9), primary(B, 10))))
        .containsExactly(primary(A, 9));
  }

  @Test
  void an_old_primary_that_comes_back_gets_nothing_even_if_it_is_alone() {
    assertThat(chosen(primary(A, 1), standby(B))).isEqualTo(A);
    assertThat(chosen(primary(B, 2))).isEqualTo(B);

    assertThat(chosen(primary(A, 1))).isNull();
    assertThat(chosen(primary(A, 1), standby(B))).isNull();
    assertThat(choice.rivals(List.of(primary(A, 1)))).containsExactly(primary(A, 1));
    assertThat(chosen(primary(A, 3), primary(B, 2))).isEqualTo(A);
  }

  @Test
  void another_cluster_is_never_taken_for_ours() {
    var stranger = new ServerAnswer(place(B, 1), false, true, "another", 50, "");

    assertThat(chosen(primary(A, 1), stranger)).isEqualTo(A);
    assertThat(chosen(stranger)).isNull();
    assertThat(chosen(stranger, primary(A, 1))).isEqualTo(A);
  }

  @Test
  void a_server_with_two_addresses_does_not_change_places() {
    var one = new ServerAnswer(place(A, 1), false, true, "ours", 1, "noon");
    var other = new ServerAnswer(place(A, 2), false, true, "ours", 1, "noon");

    assertThat(choice.of(List.of(one, other))).hasValue(one);
    assertThat(choice.of(List.of(other, one))).hasValue(one);
    assertThat(choice.rivals(List.of(other, one))).isEmpty();
    assertThat(choice.of(List.of(other))).hasValue(other);
  }

  @Test
  void where_any_server_will_do_the_first_that_answers_is_kept() {
    var any = new PrimaryChoice(TargetSession.ANY);

    assertThat(any.of(List.of(standby(B)))).hasValue(standby(B));
    assertThat(any.of(List.of(primary(A, 1), standby(B)))).hasValue(standby(B));
    assertThat(any.of(List.of(primary(A, 1)))).hasValue(primary(A, 1));
    assertThat(any.rivals(List.of(primary(A, 1), standby(B)))).isEmpty();
  }

  @Test
  void a_server_that_is_reached_another_way_has_not_changed() {
    var one = new ServerAnswer(place(A, 1), false, true, "ours", 1, "noon");
    var other = new ServerAnswer(place(A, 2), false, true, "ours", 1, "noon");
    var again = new ServerAnswer(place(A, 1), false, true, "ours", 1, "one o'clock");
    var promoted = new ServerAnswer(place(A, 1), false, true, "ours", 2, "noon");
    var secretive = new ServerAnswer(place(A, 1), false, true, "ours", 1, "");

    assertThat(one.same(other)).isTrue();
    assertThat(one.same(again)).as("it was started again").isTrue();
    assertThat(one.same(promoted)).isFalse();
    assertThat(other.same(secretive)).isFalse();
  }

  @Test
  void of_two_promoted_at_once_the_one_in_use_is_kept_and_the_other_told() {
    assertThat(chosen(standby(A), primary(B, 2))).isEqualTo(B);
    assertThat(chosen(primary(A, 2), primary(B, 2))).isEqualTo(B);
    assertThat(choice.rivals(List.of(primary(A, 2), primary(B, 2)))).containsExactly(primary(A, 2));
  }

  @Test
  void a_server_that_says_more_of_itself_later_stays_the_database() {
    var secretive = new ServerAnswer(place(A, 1), false, true, "", 0, "");

    assertThat(chosen(secretive)).isEqualTo(A);
    assertThat(chosen(primary(A, 1), standby(B))).isEqualTo(A);
  }
}
