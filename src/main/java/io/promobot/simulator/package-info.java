/**
 * The mocked outside world: it plays Meta's Graph API, its webhooks and the customers, over real
 * HTTP.
 *
 * <p>Of io.promobot it may import only {@code untrusted}: it knows the product through its webhook
 * and its website chat alone.
 *
 * <p>Start reading at {@link io.promobot.simulator.SimulatorRoutes}, then {@code CrowdWorker}. All
 * state belongs to one event loop; every request hops onto it first, so nothing here takes a lock.
 */
package io.promobot.simulator;
