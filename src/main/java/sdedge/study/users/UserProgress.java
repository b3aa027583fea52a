package sdedge.study.users;

/** Is notified how far a search is, from any thread. */
public interface UserProgress {
  /** Listens to nothing. */
  UserProgress NONE =
      new UserProgress() {
        @Override
        public void begin(int users, int draws) {}

        @Override
        public void next() {}
      };

  /** Some draws of a number of users are planned for from now on. */
  void begin(int users, int draws);

  /** One of them is done. */
  void next();
}
