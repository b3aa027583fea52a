package sdedge.stream;

import sdedge.latency.DraftStation;
import sdedge.latency.PassTime;

/** What the drafting passes of a step add up to over those whose drafts are made together. */
final class DraftAggregates {
  private double size;
  private double confirmed; // Σc
  private double missed; // tokens that the model has not read yet
  private double cached; // tokens that it has
  private double attended; // Σq(c + q) of a pass over those that it has not

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

  void add(DraftAggregates other) {
    size += other.size;
    confirmed += other.confirmed;
    missed += other.missed;
    cached += other.cached;
    attended += other.attended;
  }

  /** How many they are. */
  double size() {
    return size;
  }

  /** New tokens of all passes of {@code length} &ge; 1 drafts. */
  double tokens(int length) {
    return missed + (length - 1) * size;
  }

  /** Seconds of all passes of {@code length} &ge; 1 drafts. */
  double seconds(DraftStation station, int length) {
    double seconds = firstS(station, length);
    for (int i = 2; i <= length && !station.mode().isBlock(); i++) {
      seconds += laterS(station.pass(), i);
    }
    return seconds;
  }

  private double firstS(DraftStation station, int length) {
    PassTime pass = station.pass();
    if (station.mode().isBlock()) {
      double more = length - 1.0;
      double ofBlock = attended + more * (missed + confirmed + more * size);
      return pass.seconds(1, missed + more * size, cached, ofBlock);
    }
    return pass.seconds(1, missed, cached, attended);
  }

  /** Seconds of pass {@code i}; of the first one as if nothing was missed. */
  private double laterS(PassTime pass, int i) {
    double before = confirmed + (i - 2) * size;
    return pass.seconds(1, size, before, before + size);
  }

  /**
   * Seconds of all passes as if nothing was missed.
   *
   * @param shorterS the same of one draft less
   */
  double steadyS(DraftStation station, int length, double shorterS) {
    if (station.mode().isBlock()) {
      double before = confirmed - size;
      double tokens = length * size;
      return station.pass().seconds(1, tokens, before, length * (before + tokens));
    }
    return shorterS + laterS(station.pass(), length);
  }

  /** Notifies of the passes of {@code length} &ge; 1 drafts. */
  void notifyPasses(DraftStation station, int length, StageListener listener) {
    boolean isBlock = station.mode().isBlock();
    double first = isBlock ? tokens(length) : missed;
    listener.pass(station.pass(), first, cached, firstS(station, length));
    for (int i = 2; i <= length && !isBlock; i++) {
      double before = confirmed + (i - 2) * size;
      listener.pass(station.pass(), size, before, laterS(station.pass(), i));
    }
  }
}
