/**
 * Tables that are cut by time: makes the parts that will be needed, and drops those that are no
 * longer kept.
 *
 * <p>Start reading at {@link io.promobot.partition.PartitionWorker}.
 */
package io.promobot.partition;
