/**
 * The JVM itself: plain {@code java -jar} becomes one that needs less memory and starts from an
 * archive of classes. Uses none of our packages.
 */
package io.promobot.jvm;
