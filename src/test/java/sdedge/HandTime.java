package sdedge;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import sdedge.search.control.TimeSource;

/** A clock that stands still until it is moved by hand. */
public final class HandTime implements TimeSource {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final AtomicLong nanos = new AtomicLong();

  @Override
  public long nanos() {
    return nanos.get();
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
