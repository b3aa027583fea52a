package sdedge.check.stream;

import java.util.List;
import sdedge.check.model.Server;

/** The servers of a drafter: its node, its link up, its link down. */
record Site(Station node, Station up, Station down) {
  /** A server and how long it worked. */
  static final class Station {
    final Server<Runnable> server = new Server<>();
    double busyS;
  }

  Site() {
    this(new Station(), new Station(), new Station());
  }

  /** For how long each of them worked. */
  double[] busyS() {
    return new double[] {node.busyS, up.busyS, down.busyS};
  }

  /** Idle servers take jobs. */
  void pick() {
    for (Station station : List.of(node, up, down)) {
      Server.Job<Runnable> job = station.server.pick();
      if (job != null) {
        job.begin().run();
      }
    }
  }
}
