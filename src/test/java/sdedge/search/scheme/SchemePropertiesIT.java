package sdedge.search.scheme;

/** {@link SchemePropertiesTest}, all draws of it. */
class SchemePropertiesIT extends SchemePropertiesTest {}
