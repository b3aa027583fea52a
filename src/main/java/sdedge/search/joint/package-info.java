/**
 * Plans and allocations of the bands decided together: bounds over all plans and allocations, and
 * the search that closes what they leave (docs/model.md section 7).
 */
@org.jspecify.annotations.NullMarked
package sdedge.search.joint;
