package io.promobot.flow;

import java.util.Optional;

/**
 * How far a person has come in a campaign. The stages that every story has are here; a story adds
 * its own.
 *
 * <p>Never change or reuse a number, in any story: journeys and paths are stored by it. Figures
 * list the stages in the order of their declaration, which may change.
 */
public final class Stage {
  private static final String END = "end";
  private static final String EXTRA = "extra";

  public static final Stage SENT =
      new Stage(0, "sent")
          .words("were sent it", "get it", "Got the message")
          .ofOne("was sent it")
          .figure("Sent");
  public static final Stage DELIVERED =
      new Stage(1, "delivered")
          .after(SENT)
          .words("received it", "receive it yet", "It has reached them")
          .inTransit();
  public static final Stage SEEN =
      new Stage(2, "seen").after(DELIVERED).words("saw it", "see it yet", "Saw it").figure("Seen");
  public static final Stage RESPONDED =
      new Stage(3, "responded")
          .after(SEEN)
          .words("responded", "respond yet", "Responded")
          .drawn("wrote back")
          .figure("Responded");

  /** The last message we tried to send this person has failed for good. */
  public static final Stage FAILED =
      new Stage(10, "failed")
          .words("could not be reached", "fail", "The last message did not arrive")
          .beside(END)
          .rare();

  /**
   * For stories with a code, which other figures rely on: customers who were shown it, who used it,
   * and who wanted it when it was sold out.
   */
  public static final int REVEALED_NUMBER = 8;

  static final int REDEEMED_NUMBER = 9;
  static final int SOLD_OUT_NUMBER = 16;

  private final int number;
  private final String key;
  private Optional<Stage> before = Optional.empty();
  private String one = "";
  private String many = "";
  private String not = "";
  private String theirs = "";
  private Optional<String> drawn = Optional.empty();
  private Optional<String> beside = Optional.empty();
  private boolean inTransit;
  private boolean rare;
  private Optional<String> figure = Optional.empty();
  private Optional<String> byHandFrom = Optional.empty();
  private Optional<Stage> outOfStock = Optional.empty();

  Stage(int number, String key) {
    this.number = number;
    this.key = key;
  }

  /**
   * Anyone who reaches this stage has reached that one too: a tap proves that the message was seen.
   */
  Stage after(Stage before) {
    this.before = Optional.of(before);
    return this;
  }

  /**
   * Its words on the dashboard.
   *
   * @param did follows "12 people"
   * @param not follows "12 people did not"
   * @param theirs appears on a customer's own page
   */
  Stage words(String did, String not, String theirs) {
    this.one = did;
    this.many = did;
    this.not = not;
    this.theirs = theirs;
    return this;
  }

  /** What follows "1 person", where it differs. */
  Stage ofOne(String did) {
    one = did;
    return this;
  }

  /** A shorter label for charts, where the usual words are too long. */
  Stage drawn(String words) {
    drawn = Optional.of(words);
    return this;
  }

  /** Not a step of the path; its bar is shown beside that stage's bar. */
  Stage beside(Stage stage) {
    return beside(stage.key);
  }

  private Stage beside(String place) {
    beside = Optional.of(place);
    return this;
  }

  /** Something that people do along the path; its bar comes at the end. */
  Stage besideTheWay() {
    return beside(EXTRA);
  }

  /** A delivery detail that a short funnel leaves out. */
  Stage inTransit() {
    inTransit = true;
    return this;
  }

  /** Shown only once somebody has reached it. */
  Stage rare() {
    rare = true;
    return this;
  }

  /** One of the main figures, with this heading: it gets a tile, a column and a chart series. */
  Stage figure(String heading) {
    figure = Optional.of(heading);
    return this;
  }

  /** The shop may mark anyone who has reached that stage as having reached this one. */
  Stage byHandFrom(Stage stage) {
    byHandFrom = Optional.of(stage.key);
    return this;
  }

  /** Reached instead of this one when nothing is left to be given out. */
  Stage outOfStock(Stage stage) {
    outOfStock = Optional.of(stage);
    return this;
  }

  Optional<Stage> outOfStock() {
    return outOfStock;
  }

  /** Its position in the times of a journey. */
  public int number() {
    return number;
  }

  /** This stage alone, as a {@link Path} stores it. */
  public int bit() {
    return 1 << number;
  }

  /** This stage and everything it implies, as bits. */
  int bits() {
    return bit() | before.map(Stage::bits).orElse(0);
  }

  /** The stage's name in JSON and SQL, for example {@code coupon_sent}. */
  public String key() {
    return key;
  }

  public Optional<Stage> before() {
    return before;
  }

  /** Its words and its position in the figures. */
  public Wording wording() {
    return new Wording(one, many, not, theirs, drawn, beside, inTransit, rare, figure, byHandFrom);
  }

  /**
   * What the dashboard says about a stage.
   *
   * @param beside the stage whose bar this one is shown beside; {@code extra} for what people also
   *     do along the path, {@code end} for those who cannot be reached
   * @param figure the heading of a main figure
   * @param byHandFrom the stage from which the shop may mark people as having reached this one
   */
  public record Wording(
      String one,
      String many,
      String not,
      String theirs,
      Optional<String> drawn,
      Optional<String> beside,
      boolean inTransit,
      boolean rare,
      Optional<String> figure,
      Optional<String> byHandFrom) {}

  @Override
  public boolean equals(Object other) {
    return other instanceof Stage stage && stage.number == number;
  }

  @Override
  public int hashCode() {
    return number;
  }

  @Override
  public String toString() {
    return key;
  }
}
