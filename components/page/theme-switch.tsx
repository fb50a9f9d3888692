import { useMessages } from '@/components/messages'
import styles from './switch.module.css'

/** A switch that comes with another page shows what is chosen. */
function showChoice(choice: HTMLSelectElement | null) {
  if (choice) choice.value = document.documentElement.dataset.theme ?? 'system'
}

/** System, light or dark. public/theme.js applies, shows and remembers the choice, before any other script has come. */
export function ThemeSwitch() {
  const site = useMessages('site')
  return (
    <label className={styles.switch}>
      <span className="visually-hidden">{site.theme}</span>
      <select ref={showChoice} data-theme-switch="">
        <option value="system">{site.themeSystem}</option>
        <option value="light">{site.themeLight}</option>
        <option value="dark">{site.themeDark}</option>
      </select>
    </label>
  )
}
