package sdedge.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sdedge.latency.DraftStation;

/** Residents that step together, in order of admission. */
final class Group {
  final int number;

  int size;
  int[] request = new int[4];
  int[] task = new int[4];

  /** Tokens gained. */
  double[] gained = new double[4];

  /** Tokens in the caches of those that drafted last, by {@link #place}. */
  double[][] drafted = {new double[4], new double[4]};

  /** The numbers of their models. */
  int[][] draftedBy = {new int[4], new int[4]};

  /** Whether the answer is complete, of residents whose step has been verified. */
  boolean[] done = new boolean[4];

  /** The most residents. */
  final int most;

  private int[] joined = new int[4]; // steps of the group before the first one of the resident

  /**
   * Index of the first resident that has not been verified yet, or, where prompts are split, whose
   * prompt has not been read; they are the last ones.
   */
  int firstNew;

  /** Of prompts that are split: tokens read before the step, and in it. */
  double[] read = new double[4];

  double[] chunk = new double[4];

  /** New tokens of prompts for which the step has room. */
  double room = Double.POSITIVE_INFINITY;

  /** The instant at which the step began, and that at which it had ended. */
  long beganAt;

  long endedAt = Long.MIN_VALUE;

  boolean atRest = true;

  /** Whether the step has ended, but nobody has left yet. */
  boolean endsStep;

  /** Whether residents have come or gone since the last step began. */
  boolean changed;

  /** Of the step that goes on. */
  int choice;

  int length;

  /** Parts of the step that are still on their way. */
  int outstanding;

  /** Parts of the step: its drafters with residents. */
  int parts;

  int[] partDrafter = new int[2];
  int[] partSize = new int[2]; // of those who gain tokens
  int[] partChoice = new int[2];
  @Nullable String[] partMode = new String[2]; // for listeners

  /** Who is in the step, if anybody asks. */
  @Nullable StepMembers named;

  /** Drafts that the verifier's node makes before it verifies. */
  final VerifierDraftSets draftSets = new VerifierDraftSets();

  /** Tokens of prompts in its verification. */
  double promptTokens;

  /**
   * Σq, of which positions at which a next token is computed, Σc and Σq(c + q) of its verification.
   */
  double verifyTokens;

  double verifyPositions;
  double verifyCached;
  double verifyAttended;

  private final boolean splits; // prompts
  private int steps;

  Group(int number, int most, boolean splits) {
    this.number = number;
    this.most = most;
    this.splits = splits;
  }

  /** Where drafts are made: 0 at the drafter, 1 at the verifier. */
  static int place(DraftStation station) {
    return station.mode().isAtVerifier() ? 1 : 0;
  }

  /** Whether prompts are split. */
  boolean splits() {
    return splits;
  }

  /** How many residents, the first ones, gain tokens in any step: of whole prompts all. */
  int decoding() {
    return splits ? firstNew : size;
  }

  /** How many residents, the first ones, count where a length is chosen: if none decodes all. */
  int counted() {
    return splits && firstNew > 0 ? firstNew : size;
  }

  /**
   * Gives those who are reading their prompts, in the order of admission, what a step has room for.
   *
   * @param tokens that a step may have
   * @param length of the drafts of those who decode
   */
  void allot(int tokens, int length, double[] inputTokens) {
    room = Math.max(0, tokens - (length + 1.0) * firstNew);
    for (int i = firstNew; i < size; i++) {
      allot(i, inputTokens[task[i]]);
    }
  }

  private void allot(int resident, double inputTokens) {
    chunk[resident] = Math.min(inputTokens - read[resident], room);
    room -= chunk[resident];
  }

  /** A request comes in, with a prompt of so many tokens. */
  void admit(int newRequest, int ofTask, double inputTokens) {
    if (size == request.length) {
      grow(2 * size);
    }
    request[size] = newRequest;
    task[size] = ofTask;
    gained[size] = 0;
    for (int at = 0; at < drafted.length; at++) {
      drafted[at][size] = 0;
    }
    done[size] = false;
    joined[size] = steps;
    read[size] = 0;
    if (splits) {
      allot(size, inputTokens);
    }
    size++;
    changed = true;
  }

  private void grow(int rows) {
    request = Arrays.copyOf(request, rows);
    task = Arrays.copyOf(task, rows);
    gained = Arrays.copyOf(gained, rows);
    read = Arrays.copyOf(read, rows);
    chunk = Arrays.copyOf(chunk, rows);
    for (int at = 0; at < drafted.length; at++) {
      drafted[at] = Arrays.copyOf(drafted[at], rows);
      draftedBy[at] = Arrays.copyOf(draftedBy[at], rows);
    }
    done = Arrays.copyOf(done, rows);
    joined = Arrays.copyOf(joined, rows);
  }

  /** A step begins, without parts so far. */
  void begin(int ofChoice, int ofLength, long instant) {
    beganAt = instant;
    choice = ofChoice;
    length = ofLength;
    atRest = false;
    parts = 0;
    outstanding = 0;
  }

  /** Adds a part to the step that begins. */
  void addPart(int drafter, int ofChoice, int residents, @Nullable String mode) {
    if (parts == partDrafter.length) {
      partDrafter = Arrays.copyOf(partDrafter, 2 * parts);
      partSize = Arrays.copyOf(partSize, 2 * parts);
      partMode = Arrays.copyOf(partMode, 2 * parts);
      partChoice = Arrays.copyOf(partChoice, 2 * parts);
    }
    partDrafter[parts] = drafter;
    partChoice[parts] = ofChoice;
    partMode[parts] = mode;
    partSize[parts++] = residents;
  }

  /** The step has been verified: nobody is new, but whose prompt has not been read. */
  void verified() {
    steps++;
    if (!splits) {
      firstNew = size;
    }
  }

  /**
   * A resident has read what it had of its prompt in the step.
   *
   * @return whether that was the end of it
   */
  boolean reads(int resident, double inputTokens) {
    if (chunk[resident] == 0) {
      joined[resident]++; // it took no part
      return false;
    }
    read[resident] += chunk[resident];
    boolean ends = read[resident] == inputTokens;
    firstNew += ends ? 1 : 0;
    changed |= ends;
    return ends;
  }

  /** How many take part in the step that goes on. */
  int takingPart() {
    int count = decoding();
    for (int i = count; i < size; i++) {
      count += chunk[i] > 0 ? 1 : 0;
    }
    return count;
  }

  /** The number of the step that goes on, from 1. */
  int step() {
    return steps + 1;
  }

  /** How many steps a resident has taken. */
  int stepsOf(int resident) {
    return steps - joined[resident];
  }

  /** Moves a resident forward to the place of one that has left. */
  void move(int from, int to) {
    request[to] = request[from];
    task[to] = task[from];
    gained[to] = gained[from];
    read[to] = read[from];
    for (int at = 0; at < drafted.length; at++) {
      drafted[at][to] = drafted[at][from];
      draftedBy[at][to] = draftedBy[at][from];
    }
    done[to] = done[from];
    joined[to] = joined[from];
  }
}
