package io.promobot.calls;

/**
 * A claimed call.
 *
 * @param lease the claim's number; a claim with an older one has lost the row
 * @param tooOld whether it has been tried for as long as it makes sense
 * @param lastDetail what the other side said to the previous attempt, empty when there was none
 */
record DueCall(Call call, int lease, boolean tooOld, String lastDetail) {}
