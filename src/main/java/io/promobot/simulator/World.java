package io.promobot.simulator;

import java.time.InstantSource;

/**
 * What most of the simulator shares: the people, the time, what is scheduled, and what has
 * happened.
 */
record World(
    Population population,
    Customers customers,
    AgendaWorker agenda,
    FailureSwitch failures,
    Subscription subscription,
    Ledger ledger,
    Ids ids,
    InstantSource clock) {}
