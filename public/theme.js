// Before the first paint: the theme that the reader chose, if any.
try {
  const theme = localStorage.getItem('sekisho:theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is closed to the page: the system's theme applies.
}
