package sdedge.stream;

import java.util.Arrays;

/** Future events, the earliest first: numbers that say what happens, without objects. */
final class EventHeap {
  private double[] timeS = new double[64];
  private int[] event = new int[64];
  private int size;

  /** Whether nothing is left to happen. */
  boolean isEmpty() {
    return size == 0;
  }

  /** When the next event happens; infinite if there is none. */
  double nextS() {
    return size == 0 ? Double.POSITIVE_INFINITY : timeS[0];
  }

  void add(double atS, int what) {
    if (size == event.length) {
      timeS = Arrays.copyOf(timeS, 2 * size);
      event = Arrays.copyOf(event, 2 * size);
    }
    int at = size++;
    while (at > 0 && timeS[(at - 1) >> 1] > atS) {
      move((at - 1) >> 1, at);
      at = (at - 1) >> 1;
    }
    timeS[at] = atS;
    event[at] = what;
  }

  /** Takes the next event. */
  int remove() {
    int first = event[0];
    size--;
    double lastS = timeS[size];
    int last = event[size];
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      child += child + 1 < size && timeS[child + 1] < timeS[child] ? 1 : 0;
      if (timeS[child] >= lastS) {
        break;
      }
      move(child, at);
      at = child;
    }
    timeS[at] = lastS;
    event[at] = last;
    return first;
  }

  private void move(int from, int to) {
    timeS[to] = timeS[from];
    event[to] = event[from];
  }
}
