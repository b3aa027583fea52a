package sdedge.stream;

import sdedge.latency.DraftPasses;

/** What the drafting passes of a step add up to over those whose drafts are made together. */
final class DraftAggregates {
  private double size;
  private double confirmed; // Σc
  private double missed; // tokens that the model has not read yet
  private double cached; // tokens that it has
  private double attended; // Σq(c + q) of a pass over those that it has not
  private int readers; // who read pieces of their prompts in the first pass
  private double prompts; // tokens of these pieces
  private double promptCached;
  private double promptAttended;

  void clear() {
    size = 0;
    confirmed = 0;
    forget();
  }

  /** Nobody has read anything. */
  void forget() {
    missed = 0;
    cached = 0;
    attended = 0;
    readers = 0;
    prompts = 0;
    promptCached = 0;
    promptAttended = 0;
  }

  /** Counts one who has so many confirmed tokens. */
  void count(double tokens) {
    size++;
    confirmed += tokens;
  }

  /** Of its confirmed tokens the model has some in its cache. */
  void read(double tokens, double inCache) {
    double q = tokens - inCache;
    missed += q;
    cached += inCache;
    attended += q * tokens;
  }

  /** Who drafts nothing reads a prompt up to so many tokens, of which some are in the cache. */
  void readPrompt(double tokens, double inCache) {
    readers++;
    prompts += tokens - inCache;
    promptCached += inCache;
    promptAttended += (tokens - inCache) * tokens;
  }

  /** Takes a part of each, of whom nothing was missed. */
  void shrink(double share) {
    size *= share;
    confirmed *= share;
  }

  void add(DraftAggregates other) {
    size += other.size;
    confirmed += other.confirmed;
    missed += other.missed;
    cached += other.cached;
    attended += other.attended;
    readers += other.readers;
    prompts += other.prompts;
    promptCached += other.promptCached;
    promptAttended += other.promptAttended;
  }

  /** How many they are. */
  double size() {
    return size;
  }

  /** How many take part in the first pass. */
  double inFirst() {
    return size + readers;
  }

  /** Tokens of pieces of prompts. */
  double prompts() {
    return prompts;
  }

  /** New tokens of all passes of {@code length} &ge; 1 drafts. */
  double tokens(DraftPasses passes, int length) {
    return missed + (passes.drafted(length) - 1) * size + prompts;
  }

  /** Seconds of all passes of {@code length} &ge; 1 drafts. */
  double seconds(DraftPasses passes, int length) {
    return passes.allS(firstS(passes, length), size == 0 ? 1 : length, 1, size, confirmed);
  }

  private double firstS(DraftPasses passes, int length) {
    if (passes.isBlock()) {
      double more = passes.drafted(length) - 1.0;
      double ofBlock = attended + more * (missed + confirmed + more * size);
      double tokens = missed + more * size + prompts;
      double of = ofBlock + promptAttended;
      return passes.firstS(1, tokens, (more + 1) * size, cached + promptCached, of);
    }
    double tokens = missed + prompts;
    return passes.firstS(1, tokens, size, cached + promptCached, attended + promptAttended);
  }

  /**
   * Seconds of all passes as if nothing was missed.
   *
   * @param shorterS the same of one draft less
   */
  double steadyS(DraftPasses passes, int length, double shorterS) {
    return passes.steadyS(length, size, confirmed, shorterS);
  }

  /** Notifies of the passes of {@code length} &ge; 1 drafts. */
  void notifyPasses(DraftPasses passes, int length, StageNotifier notifier) {
    boolean isBlock = passes.isBlock();
    double first = isBlock ? tokens(passes, length) : missed + prompts;
    notifier.pass(passes.time(), first, cached + promptCached, firstS(passes, length));
    for (int i = 2; i <= length && !isBlock && size > 0; i++) {
      double before = DraftPasses.cached(i, size, confirmed);
      notifier.pass(passes.time(), size, before, passes.laterS(1, size, before));
    }
  }
}
