// The screen of a lesson that the address names is there at the first paint: browsers look for what a fragment names
// afterwards. Nothing of a lesson is seen until all of that screen is parsed; once it is `:target`, the marks are not needed.
{
  const root = document.documentElement
  if (location.hash.length > 1 && !location.hash.includes('=')) {
    root.dataset.seeks = ''
    const seek = () => {
      const screen = document.getElementById(location.hash.slice(1))?.closest('[data-screens] > *')
      if (!screen?.nextElementSibling && document.readyState === 'loading') return
      seeking.disconnect()
      delete root.dataset.seeks
      if (!screen) return
      root.dataset.named = screen.dataset.screen ?? 'exercise'
      screen.dataset.named = ''
      const settle = () => {
        if (!document.querySelector(':target')) return requestAnimationFrame(settle)
        delete root.dataset.named
        delete screen.dataset.named
      }
      addEventListener('load', settle)
    }
    const seeking = new MutationObserver(seek)
    seeking.observe(root, { childList: true, subtree: true })
    addEventListener('DOMContentLoaded', seek)
  }
}
