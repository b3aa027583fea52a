package sdedge.instance.plausibility;

import java.util.stream.Stream;
import sdedge.instance.LoadedInstance;

/** Finds values of one kind that are most likely mistakes. */
interface Rule {
  /** What it finds, in the order of the file; one finding per value. */
  Stream<Finding> findings(LoadedInstance loaded);
}
