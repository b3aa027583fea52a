package sdedge.search.scheme;

/** {@link SchemesAgainstOptimumTest}, all draws of it. */
class SchemesAgainstOptimumIT extends SchemesAgainstOptimumTest {}
