package sdedge.judge;

import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.timeline.JobMember;

/**
 * A round of a task of a continuous plan (docs/model.md section 13): the rows that draft for it,
 * send its drafts, verify them and bring the verdict.
 */
final class Round {
  final int task;

  /** From 1. */
  final int number;

  /** What it is in its verification. */
  final JobMember verified;

  final Row verify;

  /** When the verifier begins with its pass, drafts on its node included, seconds. */
  double verifierStartS;

  /** When the verifier is done with it, seconds. */
  double verifiedS;

  @Nullable Row draft; // at its drafter or on the verifier's node
  @Nullable Row up;
  @Nullable Row down;

  /** Drafts that are verified. */
  final int length;

  /** How they are made; null without. */
  @Nullable DraftMode mode;

  /** Tokens of prompt and answer before it, once they are known. */
  double confirmed;

  boolean isLast;

  Round(int task, int number, int inputTokens, JobMember verified, Row verify) {
    this.task = task;
    this.number = number;
    this.verified = verified;
    this.verify = verify;
    verifiedS = verify.run().endS();
    length = (int) Math.rint(verified.newTokens() - (number == 1 ? inputTokens : 1));
  }

  boolean isFirst() {
    return number == 1;
  }

  /** Whether its drafts are made at its drafter, so that it waits for the verdict there. */
  boolean isAway() {
    return mode != null && !mode.isAtVerifier();
  }

  /** When the verdict is there, seconds. */
  double downS() {
    return down == null ? Double.NaN : down.run().endS();
  }

  /** When the task can go on, or leaves, seconds. */
  double endS() {
    return isAway() ? downS() : verifiedS;
  }

  /** When its drafts or prompt are at the verifier; not a number if nothing is sent. */
  double receivedS() {
    return up == null ? Double.NaN : up.run().endS();
  }
}
