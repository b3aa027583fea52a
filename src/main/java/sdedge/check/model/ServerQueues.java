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
final class ServerQueues<A> {
  /** A server: the one of a stage at a drafter; of verifications there is one for all. */
  record ServerKey(Stage stage, int drafter) {}

  static final ServerKey VERIFIER = new ServerKey(Stage.VERIFY, 0);

  private final Map<ServerKey, Server<A>> servers = new HashMap<>();
  private final Set<ServerKey> changed = new LinkedHashSet<>(); // since idle servers picked

  ServerQueues() {}

  /** A copy of the servers, which advance independently. */
  ServerQueues(ServerQueues<A> other) {
    other.servers.forEach(
        (desk, server) -> {
          if (!server.isIdle()) {
            servers.put(desk, new Server<>(server));
          }
        });
    changed.addAll(other.changed);
  }

  void arrive(ServerKey desk, Server.Job<A> job) {
    servers.computeIfAbsent(desk, idle -> new Server<>()).arrive(job);
    changed.add(desk);
  }

  void release(ServerKey desk) {
    servers.computeIfAbsent(desk, idle -> new Server<>()).release();
    changed.add(desk);
  }

  /** Lets idle servers pick. */
  void pick(Consumer<A> begins) {
    for (ServerKey desk : changed) {
      Server<A> server = servers.get(desk);
      Server.Job<A> job = server == null ? null : server.pick();
      if (job != null) {
        begins.accept(job.begin());
      }
    }
    changed.clear();
  }
}
