/** Finds plans: task orders, the exact dynamic program, enumeration (MODEL.md section 7). */
@NullMarked
package sdedge.search;

import org.jspecify.annotations.NullMarked;
