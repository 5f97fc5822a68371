package io.promobot.flow;

/** What {@link ForgetFlow} says, in the order a customer meets it. */
public final class ForgetStory {
  public static final Story STORY =
      Story.ofForm(
          "forget",
          "Deleting their data",
          "Anyone who writes “delete my data” is asked whether they are sure, and is then erased.");

  private static final int LIMIT = 1_000;
  private static final Part TALK =
      STORY.part(
          "forget", "Deleting their data", "after “delete my data”", FormTap.Kind.ERASE.payload());

  static final Text ASK =
      TALK.text("ask", LIMIT)
          .named("Asks whether they are sure")
          .says(
              "This deletes everything {business} has stored about you: this chat, your coupon, and"
                  + " your sign-up if there is one. It cannot be undone. Shall I?");
  static final Text DONE =
      TALK.text("done", LIMIT)
          .named("The receipt", "The last message they get.")
          .says(
              "Done: {business} deletes everything it has stored about you, and this message with"
                  + " it. If you write again, you start as a new customer.");
  static final Text KEPT =
      TALK.text("kept", LIMIT).named("Nothing deleted").says("All right, nothing was deleted.");
  static final Text DELETE_LABEL = TALK.label("delete_label").named("Delete button").says("Delete");
  static final Text KEEP_LABEL = TALK.label("keep_label").named("Keep button").says("Keep");

  /** A line before anything is decided, or after nothing was deleted. */
  public static final Say LINE = STORY.say("FORGET", "Deleting their data");

  /** The receipt; once it is out, its customer is erased. */
  public static final Say RECEIPT = STORY.say("FORGOTTEN", "Receipt for deleted data");

  private ForgetStory() {}
}
