package io.promobot.sales;

import io.promobot.sales.Sales.Figures;

/**
 * How many people came from one origin, what they did, and what was sold to people from there.
 *
 * @param whose whether the sales are of people; those that nobody is known for have rows of their
 *     own, without people
 */
public record SourceSales(
    String origin,
    String whose,
    long leads,
    long customers,
    long responded,
    long revealed,
    long redeemed,
    Figures sales) {}
