package sdedge;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import sdedge.control.TimeSource;

/** A clock that stands still until it is moved by hand, or moves on with every look at it. */
public final class HandTime implements TimeSource {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final AtomicLong nanos = new AtomicLong();
  private final long lookNanos;

  /** A clock that stands still. */
  public HandTime() {
    this(Duration.ZERO);
  }

  /** A clock on which every look takes a time. */
  public HandTime(Duration look) {
    lookNanos = look.toNanos();
  }

  @Override
  public long nanos() {
    return nanos.addAndGet(lookNanos);
  }

  @Override
  public Instant now() {
    return START.plusNanos(nanos.get());
  }

  /** Moves the hands on. */
  public void advance(Duration by) {
    nanos.addAndGet(by.toNanos());
  }
}
