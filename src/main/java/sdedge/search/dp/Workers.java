package sdedge.search.dp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A fixed number of threads, the caller's own if one is enough. */
public final class Workers implements AutoCloseable {
  private final ExecutorService threads;
  private final int count;

  /** Threads for jobs, at least one. */
  public Workers(int count) {
    this.count = count;
    threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread thread = new Thread(work, "search");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Runs all jobs and returns their results in the order of the jobs. */
  public <T> List<T> run(List<Callable<T>> jobs) {
    try {
      if (count == 1 || jobs.size() == 1) {
        return runHere(jobs);
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(jobs)) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException failure) {
      throw rethrow(failure.getCause() == null ? failure : failure.getCause());
    } catch (Exception failure) {
      throw rethrow(failure);
    }
  }

  /** Runs all jobs in the caller's thread. */
  static <T> List<T> runHere(List<Callable<T>> jobs) {
    try {
      List<T> results = new ArrayList<>();
      for (Callable<T> job : jobs) {
        results.add(job.call());
      }
      return results;
    } catch (Exception failure) {
      throw rethrow(failure);
    }
  }

  private static RuntimeException rethrow(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failure);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
