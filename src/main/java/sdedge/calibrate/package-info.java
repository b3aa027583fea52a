/**
 * Fits what an instance says about speed and acceptance to measurements of a serving engine: runs
 * at several speculation lengths and loads, or single passes.
 */
@NullMarked
package sdedge.calibrate;

import org.jspecify.annotations.NullMarked;
