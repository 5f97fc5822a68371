package io.promobot.flow;

/** What {@link SignUpFlow} says, in the order a customer meets it. */
public final class SignUpStory {
  public static final Story STORY =
      Story.ofForm(
          "sign_up",
          "Signing up",
          "Anyone who writes “sign up”, or chooses it in the chat’s menu, is asked for name, e-mail"
              + " and phone.");

  private static final int LIMIT = 1_000;
  private static final String WHAT_THEY_WROTE = "{answer} becomes what they wrote.";
  private static final Part TALK = STORY.part("sign_up", "Signing up", "after “sign up”", "Ana");

  static final Text ASK_NAME =
      TALK.text("ask_name", LIMIT)
          .named("Asks for the name")
          .says(
              "Lovely! Three short questions and {business} has you on its list. First: what is"
                  + " your name?");
  static final Text WRONG_NAME =
      TALK.text("wrong_name", LIMIT)
          .fills("{answer}")
          .named("Not a name", WHAT_THEY_WROTE)
          .says(
              "I'd like to greet you properly, and “{answer}” does not look like a name to me. What"
                  + " may we call you?");
  static final Text ASK_EMAIL =
      TALK.text("ask_email", LIMIT)
          .fills("{name}")
          .named("Asks for the e-mail address", "{name} becomes their name.")
          .says("Nice to meet you, {name}! Which e-mail address may we write to?");
  static final Text WRONG_EMAIL =
      TALK.text("wrong_email", LIMIT)
          .fills("{answer}")
          .named("Not an e-mail address", WHAT_THEY_WROTE)
          .says(
              "Hm, “{answer}” does not look like an e-mail address; one looks like ana@example.com."
                  + " Could you type it once more?");
  static final Text ASK_PHONE =
      TALK.text("ask_phone", LIMIT)
          .fills("{email}")
          .named("Asks for the phone number", "{email} becomes their e-mail address.")
          .says(
              "Got it: {email}. And your phone number? You may skip this one. If the e-mail address"
                  + " is wrong, just type it again.");
  static final Text WRONG_PHONE =
      TALK.text("wrong_phone", LIMIT)
          .fills("{answer}")
          .named("Not a phone number", WHAT_THEY_WROTE)
          .says(
              "Hm, “{answer}” is not a phone number I can read. Could you type it once more, best"
                  + " with its country code, like +34 612 345 678? Or skip it.");
  static final Text DONE =
      TALK.text("done", LIMIT)
          .fills("{name}", "{email}")
          .named("Signed up", "{name} and {email} become theirs.")
          .says(
              "Thank you, {name}, you are on our list! If you are new here, our welcome e-mail reaches"
                  + " you at {email} in about a minute.");
  static final Text TOO_MANY =
      TALK.text("too_many", LIMIT)
          .fills("{name}", "{email}")
          .named(
              "Too many sign-ups",
              "After three by one customer, or very many from one network, within a day. {name} and"
                  + " {email} become theirs.")
          .says(
              "Thank you, {name}! I can't put {email} on our list right now: there have been too many"
                  + " sign-ups from you or your network today. Please try again tomorrow, or write"
                  + " “help” and a person will do it for you.");
  static final Text CANCELLED =
      TALK.text("cancelled", LIMIT)
          .named("Cancelled")
          .says("All right, nothing was saved. Write “sign up” whenever you like.");
  static final Text SKIP_LABEL =
      TALK.label("skip_label").named("Button to skip the phone number").says("Skip");
  static final Text BACK_LABEL =
      TALK.label("back_label").named("Button to the previous question").says("Back");
  static final Text CANCEL_LABEL = TALK.label("cancel_label").named("Cancel button").says("Cancel");

  /** A line of the form; the flow supplies its text. */
  public static final Say LINE = STORY.say("SIGN_UP", "Signing up");

  private SignUpStory() {}
}
