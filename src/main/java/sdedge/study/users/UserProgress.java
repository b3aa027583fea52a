package sdedge.study.users;

/** Hears how far a search is, from any thread. */
public interface UserProgress {
  /** Some draws of a number of users are planned for from now on. */
  void begin(int users, int draws);

  /** One of them is done. */
  void next();
}
