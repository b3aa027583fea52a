package sdedge.result.files;

import org.jspecify.annotations.Nullable;
import sdedge.plan.Plan;

/**
 * A plan as read from a file.
 *
 * @param instance the name of the instance it was made for; null if the file does not say
 * @param sha256 of the file of that instance; null if the file does not say
 */
public record PlanFile(@Nullable String instance, @Nullable String sha256, Plan plan) {
  /**
   * What to warn of where a plan is executed that was made for another version of the instance;
   * null if it was made for this one, or does not say.
   *
   * @param file of the plan
   * @param instanceFile on which it is executed
   * @param digest SHA-256 of that file
   */
  public @Nullable String warning(String file, String instanceFile, String digest) {
    return sha256 == null || sha256.equals(digest)
        ? null
        : ("warning: %s was made for another version of the instance (SHA-256 %s); it is"
                + " evaluated on %s nevertheless")
            .formatted(file, sha256, instanceFile);
  }
}
