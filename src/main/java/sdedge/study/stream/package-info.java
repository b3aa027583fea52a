/**
 * Streams with what only searches and statistics can say of them: plans for the policy that plans
 * anew, capacities over several draws.
 */
@NullMarked
package sdedge.study.stream;

import org.jspecify.annotations.NullMarked;
