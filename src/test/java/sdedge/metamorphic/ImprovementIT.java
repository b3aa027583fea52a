package sdedge.metamorphic;

/** {@link ImprovementTest}, all draws of it. */
class ImprovementIT extends ImprovementTest {}
