/**
 * The optimal allocation of the bands for given plans, by its dual (docs/model.md section 5): pure
 * numbers over path lengths, with a lower bound that any weights certify.
 */
@org.jspecify.annotations.NullMarked
package sdedge.wireless.allocation;
