// A classic script in <head>: the chosen theme is on <html> before anything is painted.
(() => {
  const CHOICES = ["system", "light", "dark"];
  const root = document.documentElement;

  function stored() {
    try {
      return localStorage.getItem("visionroom-theme") ?? "system";
    } catch {
      return "system"; // storage may be forbidden; the choice then lasts for this page
    }
  }

  /** @param {string} choice */
  function apply(choice) {
    root.dataset.jsThemeChoice = choice;
    if (choice === "system") delete root.dataset.theme;
    else root.dataset.theme = choice;
  }

  /** @param {string} choice */
  function remember(choice) {
    try {
      localStorage.setItem("visionroom-theme", choice);
    } catch {
      // see stored()
    }
  }

  const initial = stored();
  apply(CHOICES.includes(initial) ? initial : "system");

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-theme-toggle]")) return;
    const next = CHOICES[(CHOICES.indexOf(root.dataset.jsThemeChoice ?? "") + 1) % CHOICES.length];
    apply(next);
    remember(next);
  });
})();
