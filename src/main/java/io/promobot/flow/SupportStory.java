package io.promobot.flow;

/** What {@link SupportFlow} says, in the order a customer meets it. */
public final class SupportStory {
  public static final Story STORY =
      Story.ofForm(
          "support",
          "Asking for help",
          "Anyone who writes “help”, or chooses it in the chat’s menu, is asked for a topic and a"
              + " question.");

  private static final int LIMIT = 1_000;
  private static final String TOPIC_HINT = "{topic} becomes the topic.";
  private static final Part TALK = STORY.part("support", "Asking for help", "after “help”");

  static final Text ASK_TOPIC =
      TALK.text("ask_topic", LIMIT)
          .named("Asks for the topic", "Your topics appear below it as buttons.")
          .says("Happy to help! What is it about?");
  static final Text WRONG_TOPIC =
      TALK.text("wrong_topic", LIMIT)
          .fills("{answer}")
          .named("Not a topic", "{answer} becomes what they wrote.")
          .says(
              "I don't know “{answer}” as a topic. Please tap one of these, or write your whole"
                  + " question.");
  static final Text ASK_QUESTION =
      TALK.text("ask_question", LIMIT)
          .fills("{topic}")
          .named("Asks for the question", TOPIC_HINT)
          .says(
              "Topic: “{topic}”. What would you like to know? Write it in one message, and a person"
                  + " will read it.");
  static final Text WRONG_QUESTION =
      TALK.text("wrong_question", LIMIT)
          .named("Not a question", "For example a picture without text.")
          .says("I can only pass on words. Please write your question in one message.");
  static final Text DONE =
      TALK.text("done", LIMIT)
          .fills("{topic}")
          .named("Passed on", TOPIC_HINT)
          .says(
              "Thank you! Your question is with our team now, under “{topic}”, and somebody will"
                  + " answer you as soon as they can.");
  static final Text CANCELLED =
      TALK.text("cancelled", LIMIT)
          .named("Cancelled")
          .says("All right, nothing was passed on. Write “help” whenever you need us.");
  static final Text BACK_LABEL =
      TALK.label("back_label").named("Button to another topic").says("Other topic");
  static final Text CANCEL_LABEL = TALK.label("cancel_label").named("Cancel button").says("Cancel");

  /** A line of the form; the flow supplies its text. */
  public static final Say LINE = STORY.say("SUPPORT", "Asking for help");

  /** What a person of the shop answers to a question. */
  public static final Say ANSWER = STORY.say("ANSWER", "Answer");

  private SupportStory() {}
}
