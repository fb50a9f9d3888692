/**
 * Shows what public/theme.js has kept from view: on a page whose address holds a state, the state is shown first, not the
 * example that the page is written with. Called once the state is on the page; it waits until that is laid out.
 */
export function showOpened() {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      delete document.documentElement.dataset.opening
    })
  })
}
