package io.promobot.flow;

import static io.promobot.flow.Form.Field.QUESTION;
import static io.promobot.flow.Form.Field.TOPIC;

import io.promobot.contact.Visible;
import io.promobot.flow.FormTap.Kind;
import io.promobot.flow.Message.Choice;
import io.promobot.flow.Turn.Line;
import io.promobot.flow.Turn.Question;
import io.promobot.text.TopicLabels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asking the shop something in the chat, in the order a customer meets it: the topic, one of the
 * owner's, and then the question.
 */
final class SupportFlow {
  /** Messenger shows 13 quick replies; one of them is Cancel. */
  private static final int MOST_TOPICS = 12;

  /** This many words are not a topic's name but the question itself. */
  private static final int SENTENCE = 4;

  /** Whatever its length, this is a question. */
  private static final Pattern ASKS = Pattern.compile("[?¿؟？]");

  /** Used until the owner has topics; requests go to the desk for unknown topics. */
  private static final String NO_TOPIC = "Everything else";

  private final Texts copy;
  private final Topics topics;
  private final Topics.Names names;

  SupportFlow(FormSetting setting, Topics.Names names) {
    this.copy = setting.support();
    this.topics = setting.topics();
    this.names = names;
  }

  /** With only one desk there is no need to ask which. */
  Turn begin(Instant at) {
    Form form = Form.begin(Form.Kind.SUPPORT, TOPIC, at);
    return topics.size() > 1 ? asking(form) : about(form, anything(), at);
  }

  /**
   * The customer asked the question before we asked about what; it waits for its topic. Where there
   * is nothing to choose, only what is {@code surely} a question goes to the shop at once.
   */
  Turn asked(String question, boolean surely, Instant at) {
    boolean chooses = topics.size() > 1;
    if (!isQuestion(question) || !chooses && !surely) {
      return begin(at);
    }
    if (!chooses) {
      return done(anything(), question);
    }
    Form form = Form.begin(Form.Kind.SUPPORT, QUESTION, at);
    return asking(form.answered(question, TOPIC, at));
  }

  private static boolean isQuestion(String text) {
    return ASKS.matcher(text).find() || text.strip().split("\\s+").length >= SENTENCE;
  }

  /** The customer named the topic before we asked. */
  Turn about(String topic, Instant at) {
    return about(Form.begin(Form.Kind.SUPPORT, TOPIC, at), topic, at);
  }

  /**
   * The same, for a question that may already be there. A tap may name anything: a topic that was
   * removed meanwhile, or what a stranger made up.
   */
  Turn tapped(Optional<Form> form, String tapped, Instant at) {
    String topic = topics.names().contains(tapped) ? tapped : anything();
    return form.filter(open -> open.kind() == Form.Kind.SUPPORT && open.asked() == TOPIC)
        .map(open -> about(open, topic, at))
        .orElseGet(() -> about(topic, at));
  }

  private Turn about(Form form, String topic, Instant at) {
    String question = form.answer(QUESTION);
    if (!question.isEmpty()) {
      return done(topic, question);
    }
    return asking(form.asking(TOPIC, at).answered(topic, QUESTION, at));
  }

  /** What follows from these words, unless they are a command that moves around in the form. */
  Turn answer(Form form, String text, Instant at) {
    return form.asked() == TOPIC ? topic(form, text, at) : question(form, text, at);
  }

  private Turn topic(Form form, String text, Instant at) {
    Optional<String> known = names.named(text);
    if (known.isPresent()) {
      return about(form, known.get(), at);
    }
    if (!Visible.any(text)) {
      return again(form, at);
    }
    return isQuestion(text)
        ? done(anything(), (form.answer(QUESTION) + "\n" + text).strip())
        : Turn.asks(
            form.asking(TOPIC, at),
            topicLine(copy.get(SupportStory.WRONG_TOPIC, "{answer}", FormWords.quoted(text))));
  }

  private Turn question(Form form, String text, Instant at) {
    if (!Visible.any(text)) {
      Form still = form.asking(QUESTION, at);
      return Turn.asks(still, questionLine(copy.get(SupportStory.WRONG_QUESTION)));
    }
    return done(form.answer(TOPIC), text);
  }

  private Turn done(String topic, String question) {
    String thanks = copy.get(SupportStory.DONE, "{topic}", FormWords.quoted(topics.said(topic)));
    return Turn.over(new Line(SupportStory.LINE, Message.text(thanks)))
        .with(new Question(topic, Visible.lines(question)));
  }

  /** The catch-all desk. */
  private String anything() {
    return topics.size() == 0 ? NO_TOPIC : topics.names().get(topics.size() - 1);
  }

  Turn back(Form form, Instant at) {
    return topics.size() > 1 ? asking(form.asking(TOPIC, at)) : again(form, at);
  }

  Turn cancel() {
    return Turn.over(new Line(SupportStory.LINE, Message.text(copy.get(SupportStory.CANCELLED))));
  }

  Turn again(Form form, Instant at) {
    return asking(form.asking(form.asked(), at));
  }

  private Turn asking(Form form) {
    return Turn.asks(form, question(form));
  }

  /** The question still waiting for an answer. */
  Line question(Form form) {
    return form.asked() == TOPIC
        ? topicLine(copy.get(SupportStory.ASK_TOPIC))
        : questionLine(
            copy.get(
                SupportStory.ASK_QUESTION,
                "{topic}",
                FormWords.quoted(topics.said(form.answer(TOPIC)))));
  }

  private Line topicLine(String text) {
    List<Choice> choices = new ArrayList<>();
    List<String> labels = TopicLabels.of(topics.said());
    int last = topics.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (i < MOST_TOPICS - 1 || i == last) {
        choices.add(FormTap.choice(topics.names().get(i), labels.get(i)));
      }
    }
    choices.add(cancelChoice());
    return new Line(SupportStory.LINE, Message.quickReplies(text, choices));
  }

  private Line questionLine(String text) {
    List<Choice> choices = new ArrayList<>();
    if (topics.size() > 1) {
      choices.add(FormTap.choice(Kind.BACK, copy.get(SupportStory.BACK_LABEL)));
    }
    choices.add(cancelChoice());
    return new Line(SupportStory.LINE, Message.quickReplies(text, choices));
  }

  private Choice cancelChoice() {
    return FormTap.choice(Kind.CANCEL, copy.get(SupportStory.CANCEL_LABEL));
  }
}
