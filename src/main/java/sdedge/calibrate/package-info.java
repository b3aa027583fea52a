/**
 * Fits what an instance says about speed and acceptance to measurements of a serving engine: runs
 * at several speculation lengths and loads, or single passes.
 */
@org.jspecify.annotations.NullMarked
package sdedge.calibrate;
