package sdedge.stream;

import java.util.Arrays;

/** Requests in a row. */
final class RequestRow {
  int[] request = new int[8];
  int size;
  private int settled; // of them, from the front, whose order stands

  /** Adds one that comes in the instant at hand, in which nobody is before another. */
  void add(int next) {
    if (size == request.length) {
      request = Arrays.copyOf(request, 2 * size);
    }
    request[size++] = next;
  }

  /** Adds one behind all others. */
  void append(int last) {
    add(last);
    settled = size;
  }

  /** Those that came in one instant follow in the order of admission. */
  void settle() {
    if (size > settled + 1) {
      Arrays.sort(request, settled, size);
    }
    settled = size;
  }

  /** Leaves so many at the front. */
  void truncate(int count) {
    size = count;
    settled = count;
  }

  /** Takes some of them from the front. */
  void removeFirst(int count) {
    System.arraycopy(request, count, request, 0, size - count);
    truncate(size - count);
  }
}
