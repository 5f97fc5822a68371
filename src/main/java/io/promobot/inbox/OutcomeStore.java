package io.promobot.inbox;

import io.promobot.flow.Turn.Question;
import io.promobot.flow.Turn.SignedUp;
import io.promobot.inbox.Inbox.InboxParts;
import io.promobot.lead.LeadStore;
import io.promobot.lead.NewLead;
import io.promobot.stats.Tally;
import io.promobot.support.NewRequest;
import io.promobot.support.RequestStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of forms: people are registered, and questions go to their desks. */
final class OutcomeStore {
  private final String page;
  private final LeadStore leads;
  private final RequestStore requests;

  /** The results of the forms of one transaction. */
  static final class Outcomes {
    private final List<NewLead> leads = new ArrayList<>();
    private final List<Asking> questions = new ArrayList<>();

    private record Asking(long customer, String origin, Question question) {}

    void signedUp(Person person, SignedUp done) {
      person.tellsName(done.name());
      leads.add(NewLead.ofChat(done.name(), done.email(), done.phone(), person.origin, person.id));
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

  OutcomeStore(Tally tally, InboxParts parts) {
    this.page = tally.page();
    this.leads = new LeadStore(tally, parts.forms().welcomeDelay(), parts.clock());
    this.requests = new RequestStore(page);
  }

  Future<Void> save(SqlConnection tx, Outcomes outcomes) {
    if (outcomes.none()) {
      return Future.succeededFuture();
    }
    return leads
        .register(tx, outcomes.leads)
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
        .map(OutcomeStore::contacts);
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
