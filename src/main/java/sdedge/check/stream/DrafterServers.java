package sdedge.check.stream;

import java.util.List;
import sdedge.check.model.Server;

/** The servers of a drafter: its node, its link up, its link down. */
record DrafterServers(Station node, Station up, Station down) {
  /** A server and how long it worked. */
  static final class Station {
    final Server<Runnable> server;
    double busyS;

    Station(Server<Runnable> server) {
      this.server = server;
    }

    /** Takes a job if it is idle. */
    void pick() {
      Runnable job = server.pick();
      if (job != null) {
        job.run();
      }
    }
  }

  /**
   * @param up which may serve others too
   */
  DrafterServers(Server<Runnable> up) {
    this(new Station(new Server<>()), new Station(up), new Station(new Server<>()));
  }

  /** For how long each of them worked. */
  double[] busyS() {
    return new double[] {node.busyS, up.busyS, down.busyS};
  }

  /** Idle servers take jobs. */
  void pick() {
    for (Station station : List.of(node, up, down)) {
      station.pick();
    }
  }
}
