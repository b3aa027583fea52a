package sdedge.control;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * What some work keeps in the heap, asked for before it is there. All work of the process together
 * is given nine tenths of the heap beside what the program itself takes, so that none of it fails
 * for want of memory: what is refused ends a search as a limit does.
 */
public final class HeapShare {
  private static final double SHARE = 0.9;
  private static final double PROGRAM_BYTES = 8 << 20; // what is there without a search
  private static final Set<HeapShare> ALL = Collections.newSetFromMap(new WeakHashMap<>());

  private double bytes;

  /** Work that keeps nothing yet; what it takes is free when nobody refers to it any more. */
  public HeapShare() {
    synchronized (ALL) {
      ALL.add(this);
    }
  }

  /** What all work together may keep, bytes. */
  public static double mostBytes() {
    return SHARE * Math.max(0, Runtime.getRuntime().maxMemory() - PROGRAM_BYTES);
  }

  /** What may still be taken, bytes. */
  public static double leftBytes() {
    synchronized (ALL) {
      return mostBytes() - ALL.stream().mapToDouble(memory -> memory.bytes).sum();
    }
  }

  /** Takes so many bytes more, if they are left. */
  public boolean take(double more) {
    synchronized (ALL) {
      boolean fits = more <= leftBytes();
      bytes += fits ? more : 0;
      return fits;
    }
  }

  /** Takes at most half of what is left, for what helps but need not be; how many bytes. */
  public double takeUpTo(double most) {
    synchronized (ALL) {
      double taken = Math.max(0, Math.min(most, leftBytes() / 2));
      bytes += taken;
      return taken;
    }
  }

  /** Gives back all that was taken. */
  public void release() {
    synchronized (ALL) {
      bytes = 0;
    }
  }
}
