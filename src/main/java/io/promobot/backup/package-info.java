/**
 * One file that holds a whole promobot, and a promobot made of such a file; plain JDBC, no Vert.x.
 *
 * <p>Knows the database and none of our nouns. Start reading at {@link io.promobot.backup.Backup}.
 */
package io.promobot.backup;
