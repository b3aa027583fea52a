package sdedge.search.joint;

/** Rules that spare the joint search plans; the result is the same without any of them. */
enum JointRule {
  /** Bounds by the equal finish of all tasks so far. */
  EQUAL_FINISH,
  /** Bounds by weights. */
  LAGRANGIAN,
  /** Beginnings that are nowhere better than another. */
  DOMINANCE
}
