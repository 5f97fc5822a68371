package io.promobot.inbox;

import io.promobot.flow.Texts;

/** A campaign's current copy and its version. */
record Edition(int version, Texts copy) {}
