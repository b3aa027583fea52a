package sdedge.timeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Drafter;

/**
 * The servers of an asynchronous execution by number: the nodes of the drafters, their links up,
 * their links down, and the verifier. A band that several drafters share is one link up.
 */
final class ServerBank {
  private static final int KINDS = 3; // of each drafter

  private final int drafters;
  private final int[] up; // the drafter whose link up is used, by drafter
  private final @Nullable Server[] servers; // null while idle for ever
  private final List<Integer> touched = new ArrayList<>(); // since they last picked

  /** Idle servers. */
  ServerBank(List<Drafter> drafters) {
    this(drafters.size(), BandServers.firstUsers(drafters));
  }

  private ServerBank(int drafters, int[] up) {
    this.drafters = drafters;
    this.up = up;
    servers = new Server[KINDS * drafters + 1];
  }

  /** A copy of the servers, which advance independently. */
  ServerBank copy() {
    ServerBank copy = new ServerBank(drafters, up);
    for (int s = 0; s < servers.length; s++) {
      Server server = servers[s];
      copy.servers[s] = server == null || server.isIdle() ? null : new Server(server);
    }
    copy.touched.addAll(touched);
    return copy;
  }

  /** The number of what serves a stage: of a part of a drafter, or the verifier. */
  int number(Stage stage, int drafter) {
    return switch (stage.server()) {
      case DRAFTER -> drafter;
      case FRONTHAUL_UP -> drafters + up[drafter];
      case FRONTHAUL_DOWN -> 2 * drafters + drafter;
      default -> KINDS * drafters;
    };
  }

  private Server server(int number) {
    Server known = servers[number];
    Server server = known == null ? new Server() : known;
    servers[number] = server;
    return server;
  }

  /** A job waits for a server. */
  void arrive(int number, Server.QueueEntry job) {
    server(number).arrive(job);
    touched.add(number);
  }

  /** What a server did is done. */
  void release(int number) {
    server(number).release();
    touched.add(number);
  }

  /** Is notified which jobs begin. */
  @FunctionalInterface
  interface Beginning {
    void begins(int number, Server.QueueEntry job);
  }

  /** Lets all idle servers pick, those too that become so meanwhile. */
  void pick(Beginning beginning) {
    for (int i = 0; i < touched.size(); i++) {
      int number = touched.get(i);
      Server.QueueEntry job = server(number).pick();
      if (job != null) {
        beginning.begins(number, job);
      }
    }
    touched.clear();
  }
}
