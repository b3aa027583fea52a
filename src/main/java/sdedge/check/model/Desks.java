package sdedge.check.model;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The servers of an asynchronous execution.
 *
 * @param <A> what a service begins with
 */
final class Desks<A> {
  /** A server: the one of a stage at a drafter; of verifications there is one for all. */
  record Desk(Stage stage, int drafter) {}

  static final Desk VERIFIER = new Desk(Stage.VERIFY, 0);

  private final Map<Desk, Server<A>> servers = new HashMap<>();
  private final Set<Desk> changed = new LinkedHashSet<>(); // since idle servers picked

  Desks() {}

  /** The same servers, which go on by themselves. */
  Desks(Desks<A> other) {
    other.servers.forEach(
        (desk, server) -> {
          if (!server.isIdle()) {
            servers.put(desk, new Server<>(server));
          }
        });
    changed.addAll(other.changed);
  }

  void arrive(Desk desk, Server.Job<A> job) {
    servers.computeIfAbsent(desk, idle -> new Server<>()).arrive(job);
    changed.add(desk);
  }

  void release(Desk desk) {
    servers.computeIfAbsent(desk, idle -> new Server<>()).release();
    changed.add(desk);
  }

  /** Lets idle servers pick. */
  void pick(Consumer<A> begins) {
    for (Desk desk : changed) {
      Server<A> server = servers.get(desk);
      Server.Job<A> job = server == null ? null : server.pick();
      if (job != null) {
        begins.accept(job.begin());
      }
    }
    changed.clear();
  }
}
