// Runs before the first paint: what the user chose, else what the system has.
(function () {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  let choice = null;
  try {
    choice = localStorage.getItem('stampede.theme');
  } catch (e) {
    // storage is forbidden: a choice lasts as long as the page
  }
  function apply() {
    const theme = choice === 'light' || choice === 'dark' ? choice : dark.matches ? 'dark' : 'light';
    document.documentElement.dataset.theme = theme;
    document.dispatchEvent(new CustomEvent('themechange'));
  }
  dark.addEventListener('change', apply);
  window.stampedeTheme = {
    current: () => document.documentElement.dataset.theme,
    choose: theme => {
      choice = theme;
      apply();
      try {
        localStorage.setItem('stampede.theme', theme);
      } catch (e) {
        // as above
      }
    }
  };
  apply();
})();
