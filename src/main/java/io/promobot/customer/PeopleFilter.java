package io.promobot.customer;

import io.promobot.flow.Stage;
import java.util.Optional;

/** Which of a campaign's people to list: how far they have come, and where from. */
public record PeopleFilter(
    String campaign, Optional<Stage> reached, Optional<Stage> without, Optional<String> origin) {}
