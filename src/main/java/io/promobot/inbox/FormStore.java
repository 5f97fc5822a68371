package io.promobot.inbox;

import io.promobot.channel.CustomerEvent;
import io.promobot.channel.CustomerEvent.Kind;
import io.promobot.flow.FormTap;
import io.promobot.flow.Turn;
import io.promobot.flow.Turn.Question;
import io.promobot.flow.Turn.SignedUp;
import io.promobot.lead.LeadStore;
import io.promobot.lead.NewLead;
import io.promobot.support.NewRequest;
import io.promobot.support.RequestStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What forms begin with, the owner's texts and topics, and what comes of them: people are
 * registered, and questions go to their desks.
 */
public final class FormStore {
  private final String page;
  private final StoryStore stories;
  private final LeadStore leads;
  private final RequestStore requests;
  private final SignUpLimitStore limits;

  /** The results of the forms of one transaction. */
  static final class Outcomes {
    private final List<NewLead> leads = new ArrayList<>();
    private final List<Asking> questions = new ArrayList<>();

    private SignUpAllowance allowance = new SignUpAllowance(Map.of());

    private record Asking(long customer, String origin, Question question) {}

    /** What comes of this turn, given how many people may still be signed up. */
    Turn within(Turn turn, CustomerEvent event) {
      return allowance.within(turn, event);
    }

    void signedUp(Person person, SignedUp done) {
      person.tellsName(done.name());
      leads.add(
          NewLead.ofChat(
              done.name(),
              done.email(),
              done.phone(),
              person.origin,
              person.language.known(),
              person.id));
    }

    void asked(Person person, Question question) {
      questions.add(new Asking(person.id, person.origin, question));
    }

    boolean none() {
      return leads.isEmpty() && questions.isEmpty();
    }
  }

  /** How somebody in the chat can be reached outside of it. */
  private record Contact(Optional<String> name, Optional<String> email, Optional<String> phone) {
    static final Contact UNKNOWN =
        new Contact(Optional.empty(), Optional.empty(), Optional.empty());
  }

  public FormStore(String page, StoryStore stories, LeadStore leads) {
    this.page = page;
    this.stories = stories;
    this.leads = leads;
    this.requests = new RequestStore(page);
    this.limits = new SignUpLimitStore(page);
  }

  /** The reception, when one of these events may begin or fill in a form. */
  Future<Optional<Receptions>> reception(
      SqlConnection tx, Collection<CustomerEvent> arrived, Wordings wordings) {
    return arrived.stream().anyMatch(FormStore::mayFillIn)
        ? stories
            .receptions(tx, wordings.asPhrases())
            .onSuccess(open -> wordings.count(open.phrases()))
            .map(Optional::of)
        : Future.succeededFuture(Optional.empty());
  }

  /** Words may open a form or be a phrase of the owner's, and so do some taps. */
  private static boolean mayFillIn(CustomerEvent event) {
    return event.kind() == Kind.SAID
        || event.kind() == Kind.STANDBY
        || event.kind() == Kind.TAPPED && FormTap.read(event.payload()).isPresent();
  }

  /** Customers with an open form are asked again after a coupon. */
  Future<Optional<Receptions>> reception(
      SqlConnection tx, Optional<Receptions> called, Collection<Person> people) {
    boolean missing =
        called.isEmpty() && people.stream().anyMatch(person -> person.form.isPresent());
    return missing
        ? stories.receptions(tx, new String[0]).map(Optional::of)
        : Future.succeededFuture(called);
  }

  /** Finds out how many people these events may sign up. */
  Future<Void> allow(
      SqlConnection tx, Outcomes outcomes, Map<String, Person> people, List<CustomerEvent> events) {
    return limits
        .allowance(tx, people, events)
        .onSuccess(allowance -> outcomes.allowance = allowance)
        .mapEmpty();
  }

  Future<Void> save(SqlConnection tx, Outcomes outcomes) {
    if (outcomes.none()) {
      return Future.succeededFuture();
    }
    return limits
        .save(tx, outcomes.allowance)
        .compose(counted -> leads.register(tx, outcomes.leads))
        .compose(registered -> contacts(tx, outcomes.questions))
        .compose(contacts -> requests.ask(tx, asked(outcomes.questions, contacts)))
        .mapEmpty();
  }

  private static List<NewRequest> asked(
      List<Outcomes.Asking> questions, Map<Long, Contact> contacts) {
    return questions.stream()
        .map(
            each -> {
              Contact contact = contacts.getOrDefault(each.customer(), Contact.UNKNOWN);
              return new NewRequest(
                  each.question().topic(),
                  each.question().text(),
                  contact.name(),
                  contact.email(),
                  contact.phone(),
                  each.origin(),
                  Map.of(),
                  Optional.of(each.customer()));
            })
        .toList();
  }

  private Future<Map<Long, Contact>> contacts(SqlConnection tx, List<Outcomes.Asking> questions) {
    if (questions.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    Long[] customers = questions.stream().map(Outcomes.Asking::customer).toArray(Long[]::new);
    return tx.preparedQuery(CONTACTS)
        .execute(Tuple.tuple().addString(page).addArrayOfLong(customers))
        .map(FormStore::contacts);
  }

  // Anyone who has signed up here can be reached by e-mail too.
  private static final String CONTACTS =
      """
      SELECT c.id, coalesce(l.name, c.name, c.first_name) AS name, l.email, l.phone
      FROM customer c
        LEFT JOIN LATERAL (
          SELECT name, email, phone FROM lead
          WHERE page_id = $1 AND customer_id = c.id
          ORDER BY id DESC LIMIT 1) l ON true
      WHERE c.page_id = $1 AND c.id = ANY ($2)
      """;

  private static Map<Long, Contact> contacts(Iterable<Row> rows) {
    Map<Long, Contact> contacts = new HashMap<>();
    for (Row row : rows) {
      contacts.put(
          row.getLong("id"),
          new Contact(
              Optional.ofNullable(row.getString("name")),
              Optional.ofNullable(row.getString("email")),
              Optional.ofNullable(row.getString("phone"))));
    }
    return contacts;
  }
}
