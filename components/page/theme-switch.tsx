import { useEffect, useState } from 'react'
import { useMessages } from '@/components/messages'
import styles from './switch.module.css'

const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]
const key = 'sekisho:theme'

function stored(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? 'system'
  } catch {
    return 'system'
  }
}

/** System, light or dark; remembered in the browser. public/theme.js applies it before the first paint. */
export function ThemeSwitch() {
  const site = useMessages('site')
  const [theme, setTheme] = useState<Theme>('system')
  useEffect(() => setTheme(stored()), [])

  function choose(next: Theme) {
    setTheme(next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    try {
      if (next === 'system') localStorage.removeItem(key)
      else localStorage.setItem(key, next)
    } catch {
      // Storage is closed to the page: the choice holds until the next page.
    }
  }

  const names: Record<Theme, string> = { system: site.themeSystem, light: site.themeLight, dark: site.themeDark }
  return (
    <label className={styles.switch}>
      <span className="visually-hidden">{site.theme}</span>
      <select
        value={theme}
        onChange={(event) => choose(themes.find((name) => name === event.target.value) ?? 'system')}
      >
        {themes.map((name) => (
          <option key={name} value={name}>
            {names[name]}
          </option>
        ))}
      </select>
    </label>
  )
}
