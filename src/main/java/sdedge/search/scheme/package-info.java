/**
 * Comparison schemes: plans made by simpler rules than the joint optimum. Each is optimal, or as
 * good as its rule allows, except for its one restriction (docs/schemes.md).
 */
@org.jspecify.annotations.NullMarked
package sdedge.search.scheme;
