/**
 * One file that contains a whole promobot, and a promobot restored from such a file; plain JDBC, no
 * Vert.x.
 *
 * <p>Knows the database and none of our domain. Start reading at {@link io.promobot.backup.Backup}.
 */
package io.promobot.backup;
