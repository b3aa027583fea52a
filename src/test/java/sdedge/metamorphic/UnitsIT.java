package sdedge.metamorphic;

/** {@link UnitsTest}, all draws of it. */
class UnitsIT extends UnitsTest {}
