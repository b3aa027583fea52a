package sdedge.stream;

import java.util.Arrays;

/** Requests in a row. */
final class RequestRow {
  int[] request = new int[8];
  int size;

  void add(int next) {
    if (size == request.length) {
      request = Arrays.copyOf(request, 2 * size);
    }
    request[size++] = next;
  }

  /** Takes some of them from the front. */
  void removeFirst(int count) {
    System.arraycopy(request, count, request, 0, size - count);
    size -= count;
  }
}
