package sdedge.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Residents that step together, in order of admission. */
final class Group {
  final int number;

  int size;
  int[] request = new int[4];
  int[] task = new int[4];

  /** Tokens gained. */
  double[] gained = new double[4];

  /** Tokens in the caches of those that drafted last, at the drafter and at the verifier. */
  double[][] drafted = {new double[4], new double[4]};

  /** The numbers of their models. */
  int[][] draftedBy = {new int[4], new int[4]};

  /** Whether the answer is complete, of residents whose step has been verified. */
  boolean[] done = new boolean[4];

  /** The most residents. */
  final int most;

  private int[] joined = new int[4]; // steps of the group before the first one of the resident

  /** Index of the first resident that has not been verified yet; they are the last ones. */
  int firstNew;

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
  int[] partSize = new int[2];
  @Nullable String[] partMode = new String[2]; // for listeners

  /** Drafts that the verifier's node makes before it verifies. */
  final VerifierDraftSets draftSets = new VerifierDraftSets();

  /**
   * Σq, of which positions at which a next token is computed, Σc and Σq(c + q) of its verification.
   */
  double verifyTokens;

  double verifyPositions;
  double verifyCached;
  double verifyAttended;

  /** Whether there are prompts in it. */
  boolean readsPrompts;

  private int steps;

  Group(int number, int most) {
    this.number = number;
    this.most = most;
  }

  void admit(int newRequest, int ofTask) {
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
    size++;
    changed = true;
  }

  private void grow(int rows) {
    request = Arrays.copyOf(request, rows);
    task = Arrays.copyOf(task, rows);
    gained = Arrays.copyOf(gained, rows);
    for (int at = 0; at < drafted.length; at++) {
      drafted[at] = Arrays.copyOf(drafted[at], rows);
      draftedBy[at] = Arrays.copyOf(draftedBy[at], rows);
    }
    done = Arrays.copyOf(done, rows);
    joined = Arrays.copyOf(joined, rows);
  }

  /** A step begins, without parts so far. */
  void begin(int ofChoice, int ofLength) {
    choice = ofChoice;
    length = ofLength;
    atRest = false;
    parts = 0;
    outstanding = 0;
  }

  /** Adds a part to the step that begins. */
  void addPart(int drafter, int residents, @Nullable String mode) {
    if (parts == partDrafter.length) {
      partDrafter = Arrays.copyOf(partDrafter, 2 * parts);
      partSize = Arrays.copyOf(partSize, 2 * parts);
      partMode = Arrays.copyOf(partMode, 2 * parts);
    }
    partDrafter[parts] = drafter;
    partMode[parts] = mode;
    partSize[parts++] = residents;
  }

  /** The step has been verified: nobody is new. */
  void verified() {
    steps++;
    firstNew = size;
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
    for (int at = 0; at < drafted.length; at++) {
      drafted[at][to] = drafted[at][from];
      draftedBy[at][to] = draftedBy[at][from];
    }
    done[to] = done[from];
    joined[to] = joined[from];
  }
}
